# shellcheck shell=bash
# The launcher's own commands about the server, and the way to the application's.

default_port=8080

command_up() {
  local host=${EMBEDSMITH_HOST:-127.0.0.1} port=${EMBEDSMITH_PORT:-$default_port}
  while [ $# -gt 0 ]; do
    case $1 in
      --port | --host)
        [ $# -ge 2 ] || fail "$1 needs a value." "For example: ./embedsmith up --port 9090"
        if [ "$1" = --port ]; then port=$2; else host=$2; fi
        shift
        ;;
      --port=*) port=${1#*=} ;;
      --host=*) host=${1#*=} ;;
      -h | --help) help_show && return 0 ;;
      *) fail "'up' knows no '$1'." "Its options are --port N and --host ADDRESS." ;;
    esac
    shift
  done
  [[ $port =~ ^0*[1-9][0-9]{0,4}$ && $((10#$port)) -le 65535 ]] ||
    fail "Port '$port' is not a number from 1 to 65535." "For example: ./embedsmith up --port 9090"

  port=$((10#$port))
  if server_running && server_ready; then
    say "Embedsmith is already running."
    up_note_changes
    up_report
    return 0
  fi
  places_make
  places_make_data
  lock_take "$data_dir/run/launcher.lock" "another ./embedsmith that starts or stops this server"
  if server_running; then
    say "The server is already running (process $server_pid)."
    server_log_from=1
    server_await
    up_report
    return 0
  fi
  setup_for_up
  app_require
  warmup_require
  [ ! -e "$server_state" ] || up_explain_end
  server_start "$host" "$port"
  up_report
}

up_note_changes() {
  app_locate
  if [ -z "${EMBEDSMITH_APP:-}" ] && [ -r "$home/pom.xml" ] && ! app_fresh "$(sources_checksum)"; then
    say "The sources have changed since it was built; to use them: ./embedsmith down, then ./embedsmith up."
  fi
}

# The last server left its state file behind, so nobody stopped it.
up_explain_end() {
  say_warning "The server that ran here (process $server_pid) ended without being stopped; starting it again."
  rm -f -- "$server_state"
}

up_report() {
  local line
  printf '\n%sEmbedsmith is up.%s\n\n' "$say_bold_out" "$say_off_out"
  printf '  console    %s\n' "$(server_address)"
  if [ "${server_new_key:-no}" = yes ] && [ -r "$first_key" ]; then
    printf '  admin key  %s\n' "$(head -n 1 "$first_key")"
    printf '             shown this once; a copy only you can read is in %s:\n' "$first_key"
    printf '             keep the key in a safe place, then delete that file\n'
  elif [ -e "$first_key" ]; then
    printf '  admin key  still in %s: keep it in a safe place, then delete that file\n' "$first_key"
  fi
  printf '  data       %s\n' "$data_dir"
  printf '  log        %s\n' "$server_log"
  for line in "${launcher_did[@]}"; do
    printf '  did        %s\n' "$line"
  done
  printf '\nStop it with: ./embedsmith down     All commands: ./embedsmith --help\n'
}

command_down() {
  local force=no
  while [ $# -gt 0 ]; do
    case $1 in
      --force) force=yes ;;
      -h | --help) help_show && return 0 ;;
      *) fail "'down' knows no '$1'." "Its only option is --force." ;;
    esac
    shift
  done
  if [ ! -d "$data_dir/run" ]; then
    say "Embedsmith is not running (there is no data in $data_dir)."
    return 0
  fi
  places_make_data
  lock_take "$data_dir/run/launcher.lock" "another ./embedsmith that starts or stops this server"
  if server_running; then
    server_stop "$force"
    say "Embedsmith is stopped."
  else
    say "Embedsmith is not running."
    rm -f -- "$server_state"
  fi
  postgres_stop_orphan
}

# command_status: exit status 0 when ready, 1 when not running, 2 when running but not ready.
command_status() {
  [ $# -eq 0 ] || fail "'status' takes no argument, got '$1'." "Run ./embedsmith status."
  local answer state='not ready' code=2
  if ! server_running; then
    printf 'server     not running\n'
    status_folders
    return 1
  fi
  if answer=$(http_get "$(server_reach "$server_host")" "$server_port" /q/health/ready); then
    if [ "${answer%%$'\n'*}" = 200 ]; then state=ready code=0; fi
  else
    state='does not answer yet'
  fi
  printf 'server     %s (process %s, up %s)\n' "$state" "$server_pid" "$(process_age "$server_pid")"
  printf 'address    %s\n' "$(server_address)"
  status_folders
  [ "$code" -ne 0 ] || status_models
  return "$code"
}

status_folders() {
  printf 'version    %s\n' "$(launcher_version)"
  printf 'data       %s\n' "$data_dir"
  printf 'log        %s\n' "$server_log"
  if [ -n "${EMBEDSMITH_DATABASE_URL:-}" ]; then
    # Never the part after '?': a URL may carry a password there.
    printf 'database   %s\n' "${EMBEDSMITH_DATABASE_URL%%\?*}"
  elif postgres_find; then
    printf 'database   private Postgres %s with pgvector %s in %s\n' "${postgres_home##*/}" "$(postgres_vector_version "$postgres_home")" "$data_dir/postgres"
  else
    printf 'database   private, but no Postgres server programs were found\n'
  fi
}

# status_models: what the server offers, asked with the key of the command line on this machine.
status_models() {
  local key answer models
  [ -r "$data_dir/cli-key" ] && key=$(head -n 1 "$data_dir/cli-key") || return 0
  answer=$(http_get "$(server_reach "$server_host")" "$server_port" /api/v1/models "$key") || return 0
  [ "${answer%%$'\n'*}" = 200 ] || return 0
  models=$(grep -oE '"id" ?: ?"[^"]+"' <<<"$answer" | cut -d'"' -f4 | paste -sd' ')
  printf 'models     %s\n' "${models:-none}"
}

command_logs() {
  local follow=() lines=200
  while [ $# -gt 0 ]; do
    case $1 in
      -f | --follow) follow=(-F) ;;
      -n)
        [[ ${2:-} =~ ^[0-9]+$ ]] || fail "-n needs a number of lines, got '${2:-nothing}'." "For example: ./embedsmith logs -n 50"
        lines=$2
        shift
        ;;
      *) fail "'logs' knows no '$1'." "Its options are -f (follow) and -n LINES." ;;
    esac
    shift
  done
  [ -r "$server_log" ] || fail "There is no log yet at $server_log." "Start the server first: ./embedsmith up"
  exec tail -n "$lines" "${follow[@]}" -- "$server_log"
}

# command_setup: the part of 'up' that needs an administrator, for users who are not.
command_setup() {
  places_make
  case "$*" in
    '') setup_for_up ;;
    --tests) setup_for_tests ;;
    *) fail "'setup' knows no '$*'." "Its only option is --tests: what ./embedsmith test needs as well." ;;
  esac
  local line
  for line in "${launcher_did[@]}"; do say "$line"; done
  say "Everything that $([ $# -eq 0 ] && echo ./embedsmith up || echo ./embedsmith test) needs is installed."
}

command_build() {
  [ $# -eq 0 ] || fail "'build' takes no argument, got '$1'." "Run ./embedsmith build; Maven itself takes any other wish."
  places_make
  setup_require java maven
  app_require
  warmup_require
  say "The application is built: $app_dir"
}

launcher_version() {
  # The project's own version is the first one in the parent pom after its artifactId.
  local version
  version=$(sed -n '/<artifactId>embedsmith</,/<version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$home/pom.xml" 2>/dev/null | head -n 1)
  printf '%s' "${version:-unknown}"
}

command_version() { printf 'Embedsmith %s\n' "$(launcher_version)"; }

# command_application: every other word is a command of the application, which knows its own help and errors.
command_application() {
  app_locate
  app_built || fail "The application that would understand '$1' is not built yet." \
    "Build it with ./embedsmith build, or build and start it with ./embedsmith up. The launcher's own commands: ./embedsmith --help"
  java_find || fail "No JDK $java_oldest or later was found." "Run ./embedsmith up, which installs one, or point JAVA_HOME at one."
  app_environment "$1"
  # glibc reads this at the start of a process alone: tensors of a training leave fewer holes in memory (libtorch.Libtorch).
  [ "$1" != train ] || export GLIBC_TUNABLES=${GLIBC_TUNABLES:-glibc.malloc.tcache_count=0}
  exec "${app_java[@]}" "${app_jar[@]}" "$@"
}
