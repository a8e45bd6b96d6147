# shellcheck shell=bash
# Fast starts. The JVM can keep what it learned in one run (classes read, checked and linked, which methods are hot) in a
# file and begin the next run from there: JDK 25's AOT cache, which more than halves the time until the server is ready.
# The file belongs to one build of the application and one JDK; the JVM looks at both and starts without it if they differ.

# warmup_jdk: names the JDK that would read the cache.
warmup_jdk() { cksum <"$java_home/release"; }

# warmup_tried: with this JDK, well or not; it is not tried again at each start.
warmup_tried() { [ "$(cat "$app_dir/app.aot.jdk" 2>/dev/null)" = "$(warmup_jdk)" ]; }

warmup_fresh() { [ -r "$app_dir/app.aot" ] && warmup_tried; }

# warmup_require: records a run on data of its own unless that was done. An application that somebody else built is left as
# it is, and without the programs of Postgres there is nothing to record on. That it fails costs seconds at each start, no more.
warmup_require() {
  local data
  [ -z "${EMBEDSMITH_APP:-}" ] && ! warmup_tried && postgres_here || return 0
  lock_take "$state_dir/build.lock" "another build of this checkout"
  if ! warmup_tried; then
    scratch_directory data
    if run_logged "Preparing fast starts (once for each build)" "$launcher_log" warmup_record "$data"; then
      launcher_did+=("recorded one run of the server, so that it starts fast from now on")
    else
      say_warning "Fast starts could not be prepared (see $launcher_log); the server starts all the same, some seconds slower."
    fi
  fi
  lock_release "$state_dir/build.lock"
}

# warmup_options: sets app_warm to what the JVM needs to begin from the recorded run. What it has to say about a file that it
# does not take is of no use to anyone, and would be written to standard output.
warmup_options() {
  app_warm=()
  ! warmup_fresh || app_warm=("-XX:AOTCache=$app_dir/app.aot" "-Xlog:aot*=off")
}

warmup_forget() { rm -f -- "$app_dir/app.aot" "$app_dir/app.aot.jdk"; }

# warmup_record DATA: whatever comes of it, it was tried.
warmup_record() {
  local data=$1
  warmup_forget
  warmup_jdk >"$app_dir/app.aot.jdk"
  app_environment
  # The settings of the real server are not for this one.
  unset "${!EMBEDSMITH_@}" "${!QUARKUS_@}"
  QUARKUS_HTTP_PORT=$(port_free)
  export QUARKUS_HTTP_PORT
  without_locks "$launcher_dir/record" "$app_dir/app.aot" "$data" "$app_dir/quarkus-run.jar" "${app_java[@]}"
}
