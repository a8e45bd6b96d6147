# shellcheck shell=bash
# A test framework of one page: a test fails at its first broken expectation and says which.

passed=0 failed=0
timeout_program=$(command -v timeout)

run_test() { # NAME
  local title=${1#test_} output
  # A subshell: what a test sets or changes is gone after it.
  if output=$("$1" 2>&1); then
    passed=$((passed + 1))
    printf 'ok      %s\n' "${title//_/ }"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s\n' "${title//_/ }"
    printf '%s\n' "$output" | sed 's/^/        /'
  fi
  world_tidy
}

# launch ARGUMENT...: runs the launcher under test; leaves its exit status in $status, its answers in $out (stdout) and
# what it said in $err (stderr).
launch() {
  status=0
  "$timeout_program" -k 10 300 "$launcher" "$@" >"$world/out" 2>"$world/err" </dev/null || status=$?
  out=$(cat "$world/out")
  err=$(cat "$world/err")
}

broken() {
  printf '%s\n--- stdout\n%s\n--- stderr\n%s\n' "$1" "${out:-}" "${err:-}"
  [ ! -r "$EMBEDSMITH_DATA/logs/server.log" ] || { echo '--- server.log' && tail -n 15 "$EMBEDSMITH_DATA/logs/server.log"; }
  exit 1
}

expect_status() { [ "$status" -eq "$1" ] || broken "exit status is $status, expected $1"; }

expect_in() { # WHERE TEXT
  [[ ${!1} == *"$2"* ]] || broken "$1 does not contain: $2"
}

expect_not_in() { # WHERE TEXT
  [[ ${!1} != *"$2"* ]] || broken "$1 contains: $2"
}

expect_equal() { # ACTUAL EXPECTED
  [ "$1" = "$2" ] || broken "got '$1', expected '$2'"
}
