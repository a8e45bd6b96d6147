# shellcheck shell=bash
# What the user sees: plain sentences, progress for long steps, colour only on a terminal that wants it.

say_bold='' say_dim='' say_red='' say_green='' say_off='' say_live=no
say_bold_out='' say_off_out=''
if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
  say_live=yes
  if [ -z "${NO_COLOR:-}" ]; then
    say_bold=$'\e[1m' say_dim=$'\e[2m' say_red=$'\e[31m' say_green=$'\e[32m' say_off=$'\e[0m'
  fi
fi
if [ -t 1 ] && [ "${TERM:-dumb}" != dumb ] && [ -z "${NO_COLOR:-}" ]; then
  say_bold_out=$'\e[1m' say_off_out=$'\e[0m'
fi

# A step of the launcher goes to stderr, so that stdout stays for answers a program may read.
say() { printf '%s\n' "$*" >&2; }

say_step() { printf '%s==>%s %s\n' "$say_bold" "$say_off" "$*" >&2; }

say_warning() { printf '%swarning:%s %s\n' "$say_bold" "$say_off" "$*" >&2; }

# fail SENTENCE [REMEDY]: one sentence for what is wrong, one for what to do about it.
fail() {
  say_clear
  printf '%serror:%s %s\n' "$say_red" "$say_off" "$1" >&2
  [ $# -lt 2 ] || printf '  %s\n' "$2" >&2
  exit 1
}

# A wait: say_wait LABEL once, say_tick again and again, say_done at the end. A terminal sees a running clock, anything
# else a line at the start, one each 30 s, and one at the end.
say_wait() {
  say_label=$1 say_since=$SECONDS say_beat=30 say_detail=''
  [ "$say_live" = yes ] || say "$say_label ..."
}

say_tick() {
  local elapsed=$((SECONDS - say_since)) frames='-+*+'
  if [ "$say_live" = yes ]; then
    say_frame=$(((${say_frame:-0} + 1) % 4))
    printf '\r\e[K%s %s %s(%d s%s)%s' "${frames:say_frame:1}" "$say_label" "$say_dim" "$elapsed" "${say_detail:+, $say_detail}" "$say_off" >&2
  elif [ "$elapsed" -ge "$say_beat" ]; then
    say_beat=$((elapsed + 30))
    say "$say_label: still at it after $elapsed s${say_detail:+, $say_detail}"
  fi
}

say_clear() { [ "$say_live" = no ] || printf '\r\e[K' >&2; }

say_done() {
  say_clear
  say "${say_green}done${say_off}  $say_label ${say_dim}($((SECONDS - say_since)) s)${say_off}"
}

# run_logged LABEL LOG COMMAND...: runs a long step quietly, its output in LOG. Returns the status of the command. A function
# named by step_detail, if any, is asked now and then for what the step is at; it gets LOG.
run_logged() {
  local label=$1 log=$2 pid status=0 turn=0
  shift 2
  printf '\n[%s] %s\n$ %s\n' "$(date '+%Y-%m-%d %H:%M:%S')" "$label" "$*" >>"$log"
  say_wait "$label"
  "$@" >>"$log" 2>&1 </dev/null &
  pid=$!
  step_pid=$pid
  while kill -0 "$pid" 2>/dev/null; do
    if [ -n "${step_detail:-}" ] && [ $((turn++ % 10)) -eq 0 ]; then say_detail=$("$step_detail" "$log"); fi
    say_tick
    sleep 0.2
  done
  wait "$pid" || status=$?
  step_pid=''
  if [ "$status" -eq 0 ]; then say_done; else say_clear; fi
  return "$status"
}

# step_interrupt STATUS: a step runs in the background, where Ctrl-C does not reach it: it ends with the launcher.
step_pid=''
step_interrupt() {
  say_clear
  [ -z "$step_pid" ] || process_end_tree "$step_pid"
  say "Stopped; what was done so far is kept, and the same command goes on from there."
  exit "$1"
}

# fail_with_log SENTENCE LOG [REMEDY]: the last lines of the log first, so that the sentence is what the eye ends on.
fail_with_log() {
  say "--- last lines of $2"
  tail -n 20 "$2" >&2 || true
  say "---"
  fail "$1" "${3:-The whole log is $2.}"
}
