# shellcheck shell=bash
# The server in the background: started, awaited, stopped, asked how it is.

server_pid='' server_started='' server_host='' server_port=''
app_warm=()

server_paths() {
  server_state=$data_dir/run/server.state
  server_log=$data_dir/logs/server.log
  first_key=$data_dir/first-admin-key
}

# server_running: reads the state file; true only while the very process that it names lives.
server_running() {
  server_pid='' server_started='' server_host='' server_port=''
  local name value
  [ -r "$server_state" ] || return 1
  while IFS='=' read -r name value; do
    case $name in
      pid) server_pid=$value ;;
      started) server_started=$value ;;
      host) server_host=$value ;;
      port) server_port=$value ;;
    esac
  done <"$server_state"
  process_is "$server_pid" "$server_started"
}

# server_reach HOST: the host to talk to for a server that listens on HOST.
server_reach() {
  case $1 in
    0.0.0.0 | '' | '::' | '[::]') printf '127.0.0.1' ;;
    *) printf '%s' "$1" ;;
  esac
}

server_address() { printf 'http://%s:%s/' "$(server_reach "$server_host")" "$server_port"; }

server_ready() {
  local answer
  answer=$(http_get "$(server_reach "$server_host")" "$server_port" /q/health/ready) || return 1
  [ "${answer%%$'\n'*}" = 200 ]
}

# server_start HOST PORT: with java_home, app_dir and, for a private database, postgres_home known.
server_start() {
  local had_key=no
  server_host=$1 server_port=$2
  [ ! -e "$first_key" ] || had_key=yes
  server_refuse_taken_port
  : >>"$server_log" || fail "The log $server_log cannot be written." "Check the rights of its folder."
  server_log_from=$(($(wc -c <"$server_log") + 1))
  server_launch
  server_await
  [ "$had_key" = yes ] || server_new_key=yes
}

server_refuse_taken_port() {
  local owner tries
  # A process that was killed gives its port back when the last of its threads has ended; until then nobody owns it.
  for ((tries = 0; tries < 20; tries++)); do
    port_taken "$server_port" || return 0
    owner=$(port_owner "$server_port")
    [ -z "$owner" ] || break
    sleep 0.25
  done
  fail "Port $server_port is taken by ${owner:-a process of another user}." \
    "Stop it, or choose another port: ./embedsmith up --port $((server_port < 65535 ? server_port + 1 : 8080))"
}

server_launch() {
  app_environment
  warmup_options
  export QUARKUS_HTTP_HOST=$server_host QUARKUS_HTTP_PORT=$server_port
  # The server writes its log itself, so that it can start a new file when one is full; what a JVM says before it can log,
  # or in its last moment, is appended to the same file.
  export QUARKUS_LOG_CONSOLE_ENABLED=false QUARKUS_LOG_FILE_ENABLED=true QUARKUS_LOG_FILE_PATH=$server_log
  export QUARKUS_LOG_FILE_ROTATION_MAX_FILE_SIZE=20M QUARKUS_LOG_FILE_ROTATION_MAX_BACKUP_INDEX=4
  export QUARKUS_LOG_FILE_FORMAT='%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %c{2.} %s%e%n'
  (
    cd "$data_dir" || exit 1
    # setsid: a Ctrl-C at the launcher's terminal is not meant for the server.
    without_locks exec setsid "${app_java[@]}" "${app_warm[@]}" "${app_jar[@]}" serve </dev/null >>"$server_log" 2>&1
  ) &
  server_pid=$!
  server_started=$(process_started "$server_pid") || server_started=''
  printf 'pid=%s\nstarted=%s\nhost=%s\nport=%s\n' "$server_pid" "$server_started" "$server_host" "$server_port" \
    >"$server_state.new" && mv -f -- "$server_state.new" "$server_state"
}

# server_crashed_warm: the JVM, not the application, ended a start that used the warm-up file, which must then be broken.
server_crashed_warm() {
  local status=0
  [ "${#app_warm[@]}" -gt 0 ] || return 1
  wait "$server_pid" || status=$?
  case $((status - 128)) in
    # SIGILL, SIGABRT, SIGBUS, SIGSEGV; whoever kills a server sends others.
    4 | 6 | 7 | 11) warmup_forget ;;
    *) return 1 ;;
  esac
}

# server_await: until the server says it is ready, dies, or takes longer than anyone should wait.
server_await() {
  local limit=${EMBEDSMITH_START_SECONDS:-180} started=$SECONDS
  say_wait "Starting the server"
  until server_ready; do
    if ! process_is "$server_pid" "$server_started"; then
      if server_crashed_warm; then
        say_clear
        say_warning "The JVM crashed on $app_dir/app.aot, which is now gone; starting without it."
        server_launch
        continue
      fi
      rm -f -- "$server_state"
      server_show_log
      fail "The server ended while it was starting." "Its last lines are above; the whole log is $server_log."
    fi
    if [ $((SECONDS - started)) -ge "$limit" ]; then
      server_show_log
      fail "The server (process $server_pid) is not ready after $limit s." \
        "It may still get there: ./embedsmith status. Give up with ./embedsmith down; log: $server_log."
    fi
    say_tick
    sleep 0.2
  done
  say_done
}

# The end of what this start wrote, without the frames of stack traces: they would push out the lines that say why.
server_show_log() {
  say_clear
  say "--- last lines of $server_log"
  tail -c "+${server_log_from:-1}" "$server_log" | grep -vE '^[[:space:]]+(at |\.\.\. [0-9]+ more)' | tail -n 25 >&2
  say "---"
}

# server_stop FORCE: SIGTERM and patience; SIGKILL only when asked for.
server_stop() {
  local started=$SECONDS limit=${EMBEDSMITH_STOP_SECONDS:-60}
  kill -TERM "$server_pid" 2>/dev/null ||
    fail "Process $server_pid (the server) belongs to another user, so this one may not stop it." "Stop it as its owner."
  say_wait "Stopping the server"
  while process_is "$server_pid" "$server_started"; do
    if [ $((SECONDS - started)) -ge "$limit" ]; then
      [ "$1" = yes ] || fail "The server (process $server_pid) has not stopped after $limit s." \
        "Look at $server_log, wait and try again, or end it at once: ./embedsmith down --force (nothing stored is lost)."
      kill -KILL "$server_pid" 2>/dev/null
      limit=$((limit + 10))
    fi
    say_tick
    sleep 0.1
  done
  say_done
  rm -f -- "$server_state"
}
