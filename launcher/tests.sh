# shellcheck shell=bash
# Every test of the project: sets up what they need, then the launcher's own, then Maven's on all modules.

command_test() {
  case ${1:-} in -h | --help) help_show && return 0 ;; esac
  places_make
  say_step "1/4 What the tests need"
  setup_for_tests
  say "JDK $(java_major "$java_home") in $java_home, Maven $(maven_version), Postgres ${postgres_home##*/} with pgvector $(postgres_vector_version "$postgres_home")"
  export JAVA_HOME=$java_home

  say_step "2/4 Building the application, as 'up' does"
  app_require
  warmup_require

  local marker launcher_status=0 maven_status=0 counts
  scratch_directory marker
  say_step "3/4 Tests of the launcher and the compose files"
  "$launcher_dir/test/run.sh" "$marker/launcher.count" || launcher_status=$?

  say_step "4/4 Tests of all modules (mvn verify $*)"
  maven_run --fail-at-end verify "$@" || maven_status=$?

  counts=$(tests_count_maven "$marker")
  tests_report "$marker/launcher.count" "$counts"
  tests_verdict "$launcher_status" "$maven_status" "$counts"
}

# tests_count_maven MARKER: "run failed skipped", added up over the reports that this run wrote.
tests_count_maven() {
  find "$home" -path '*/target/*-reports/TEST-*.xml' -newer "$1" -print0 |
    xargs -0 -r grep -hoEm1 '<testsuite .*' |
    awk '
      function number(name,   found) {
        return match($0, "[ ]" name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0
      }
      { run += number("tests"); failed += number("failures") + number("errors"); skipped += number("skipped") }
      END { printf "%d %d %d", run, failed, skipped }'
}

tests_report() { # LAUNCHER_COUNT_FILE MAVEN_COUNTS
  local passed=0 failed=0 run=0 broken=0 skipped=0
  ! [ -r "$1" ] || read -r passed failed <"$1"
  read -r run broken skipped <<<"$2"
  printf '\nlauncher  %d passed, %d failed\n' "$passed" "$failed"
  printf 'modules   %d passed, %d failed, %d skipped\n' $((run - broken - skipped)) "$broken" "$skipped"
  printf 'all       %d passed, %d failed, %d skipped\n' $((passed + run - broken - skipped)) $((failed + broken)) "$skipped"
}

tests_verdict() { # LAUNCHER_STATUS MAVEN_STATUS MAVEN_COUNTS
  [ "$2" -eq 0 ] || exit "$2"
  [ "$1" -eq 0 ] || exit "$1"
  [ "${3%% *}" -gt 0 ] || fail "Maven ended well but wrote no test report, so nothing was tested." "Run ./embedsmith test without further arguments."
}
