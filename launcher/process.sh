# shellcheck shell=bash
# Processes and ports, read from /proc so that no extra tool is needed.

# process_started PID: when it started, in clock ticks since boot; with the pid it names one process for ever.
process_started() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # The name in parentheses may hold spaces and parentheses; the fields after it do not. Field 22 is the start time.
  stat=${stat##*) }
  # shellcheck disable=SC2086
  set -- $stat
  [ "$1" != Z ] || return 1
  printf '%s' "${20}"
}

process_is() { # PID STARTED
  [ -n "$1" ] && [ -n "$2" ] && [ "$(process_started "$1")" = "$2" ]
}

# process_tree PID: the process and all that it started, as far as they still belong to it.
process_tree() {
  local child
  printf '%s\n' "$1"
  while read -r child; do process_tree "$child"; done < <(cat "/proc/$1/task/"*/children 2>/dev/null | tr -s ' ' '\n')
}

# process_end_tree PID: SIGTERM to all of them, and some patience for those that have to clean up.
process_end_tree() {
  local tree pid since=$SECONDS
  mapfile -t tree < <(process_tree "$1")
  kill -TERM "${tree[@]}" 2>/dev/null
  for pid in "${tree[@]}"; do
    while process_started "$pid" >/dev/null && [ $((SECONDS - since)) -lt 10 ]; do sleep 0.1; done
  done
}

process_command() { # PID: its command line, shortened
  local line
  line=$(tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null) || line=''
  printf '%s' "${line:0:100}"
}

# port_listener_inodes PORT: sockets that listen on PORT. In /proc/net/tcp, state 0A is LISTEN.
port_listener_inodes() {
  local hex
  printf -v hex '%04X' "$1"
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port=":$hex" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10 }'
}

port_taken() { [ -n "$(port_listener_inodes "$1")" ]; }

# port_free: one that nobody listens on now.
port_free() {
  local port
  while port=$((20000 + RANDOM % 12000)) && port_taken "$port"; do :; done
  printf '%d' "$port"
}

# port_owner PORT: "process 123 (command)" when it can be seen, empty when it belongs to another user.
port_owner() {
  local inode link pid
  for inode in $(port_listener_inodes "$1"); do
    link=$(find /proc/[0-9]*/fd -lname "socket:\[$inode\]" -print -quit 2>/dev/null)
    [ -n "$link" ] || continue
    pid=${link#/proc/}
    pid=${pid%%/*}
    printf 'process %s (%s)' "$pid" "$(process_command "$pid")"
    return 0
  done
}

# http_get HOST PORT PATH [KEY]: the answer's status on the first line, its body after it; fails when nobody answers. The
# key goes through the environment: a command line can be read by everybody on the machine.
http_get() {
  # shellcheck disable=SC2016
  HTTP_KEY=${4:-} timeout 10 bash -c '
    exec 3<>"/dev/tcp/$1/$2" || exit 1
    printf "GET %s HTTP/1.0\r\nHost: %s\r\nAccept: application/json\r\n" "$3" "$1" >&3
    [ -z "$HTTP_KEY" ] || printf "Authorization: Bearer %s\r\n" "$HTTP_KEY" >&3
    printf "Connection: close\r\n\r\n" >&3
    IFS=" " read -r _ status _ <&3 || exit 1
    printf "%s\n" "$status"
    while IFS= read -r line <&3 && [ "$line" != $'"'\r'"' ]; do :; done
    cat <&3
  ' http_get "$1" "$2" "$3" 2>/dev/null
}

process_age() { # PID: how long it has run, as ps says it (days-hours:minutes:seconds)
  local ticks uptime seconds
  ticks=$(process_started "$1") || return 0
  read -r uptime _ </proc/uptime
  seconds=$((${uptime%.*} - ticks / $(getconf CLK_TCK 2>/dev/null || echo 100)))
  printf '%dh %02dm %02ds' $((seconds / 3600)) $((seconds % 3600 / 60)) $((seconds % 60))
}
