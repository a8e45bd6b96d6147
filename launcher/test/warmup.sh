# shellcheck shell=bash
# The file that makes starts fast: used when it fits, and never in the way when it does not.

# own_app: a copy of the application whose warm-up file may be spoilt.
own_app() {
  cp -al "$EMBEDSMITH_APP" "$world/own app" 2>/dev/null || cp -a "$EMBEDSMITH_APP" "$world/own app"
  EMBEDSMITH_APP="$world/own app"
  rm -f "$EMBEDSMITH_APP/app.aot"
}

test_the_server_begins_from_the_recorded_run() {
  launch up
  expect_status 0
  grep -q 'app\.aot$' "/proc/$(server_pid)/maps" || broken "the JVM does not use $EMBEDSMITH_APP/app.aot"
}

test_a_warm_up_file_that_is_none_is_ignored() {
  own_app
  echo 'no AOT cache' >"$EMBEDSMITH_APP/app.aot"
  launch up
  expect_status 0
  rm -rf "$world/own app"
}

test_a_warm_up_file_that_crashes_the_jvm_is_dropped() {
  own_app
  local size
  size=$(stat -c %s "$checkout/.embedsmith/app/app.aot")
  # A good header and noise behind it: the JVM takes it and dies of it.
  { head -c 1000000 "$checkout/.embedsmith/app/app.aot" && head -c $((size - 1000000)) /dev/urandom; } >"$EMBEDSMITH_APP/app.aot"
  launch up
  expect_status 0
  expect_in err 'starting without it'
  [ ! -e "$EMBEDSMITH_APP/app.aot" ] || broken "the broken file is still there"
  launch status
  expect_status 0
  rm -rf "$world/own app"
}
