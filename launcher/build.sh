# shellcheck shell=bash
# The application: built when a source is newer than what runs, and kept apart from target/, so that a build or a test
# never pulls the jars away under a running server.

app_dir=''

# app_locate: sets app_dir to the application to run. EMBEDSMITH_APP names a built one and turns building off.
app_locate() {
  app_dir=${EMBEDSMITH_APP:-$state_dir/app}
}

app_built() { [ -r "$app_dir/quarkus-run.jar" ]; }

# sources_checksum: over the name and content of every file that the application is made of.
sources_checksum() {
  (
    cd "$home" || exit 1
    find ./pom.xml ./.mvn ./config ./*/pom.xml ./*/src/main -type f -print0 2>/dev/null | LC_ALL=C sort -z |
      xargs -0 sha256sum | sha256sum | cut -d' ' -f1
  )
}

app_fresh() { # CHECKSUM
  app_built && [ "$(cat "$app_dir/.sources" 2>/dev/null)" = "$1" ]
}

# app_require: builds unless the application is there and made of these sources.
app_require() {
  app_locate
  if [ -n "${EMBEDSMITH_APP:-}" ]; then
    app_built || fail "EMBEDSMITH_APP is $EMBEDSMITH_APP, where there is no quarkus-run.jar." \
      "Point it at a built application (…/quarkus-app), or unset it to build from the sources."
    return 0
  fi
  [ -r "$home/pom.xml" ] || fail "There are no sources to build in $home." "Run the launcher of a whole checkout."
  local checksum
  checksum=$(sources_checksum)
  ! app_fresh "$checksum" || return 0
  lock_take "$state_dir/build.lock" "another build of this checkout"
  # Whoever held the lock may just have built it.
  app_fresh "$checksum" || app_build "$checksum"
  lock_release "$state_dir/build.lock"
}

app_build() { # CHECKSUM
  local built=$home/api/target/quarkus-app log=$state_dir/build.log
  setup_require java maven
  say_step "Building the application (the first build also fetches its libraries)"
  : >"$log"
  step_detail=maven_at run_logged "Building with Maven" "$log" maven_run -Pquick -Dmaven.test.skip=true -pl api -am package ||
    app_explain_failure "$log"
  [ -r "$built/quarkus-run.jar" ] || fail "The build left no $built/quarkus-run.jar." "See $log."
  rm -rf -- "$app_dir.new" "$app_dir.old"
  app_link "$built" "$app_dir.new"
  app_link "$home/embedding-core/target/models" "$app_dir.new/models"
  printf '%s\n' "$1" >"$app_dir.new/.sources"
  [ ! -d "$app_dir" ] || mv -- "$app_dir" "$app_dir.old"
  mv -- "$app_dir.new" "$app_dir"
  rm -rf -- "$app_dir.old"
  launcher_did+=("built the application")
}

# Maven says why at the first error and how to debug Maven at the end; only the first helps.
app_explain_failure() { # LOG
  grep -q '^\[ERROR\]' "$1" || fail_with_log "The build failed." "$1"
  say "--- first errors in $1"
  grep -m 8 -E '^\[ERROR\]|^\[WARNING\] .*\.java:' "$1" >&2
  say "---"
  fail "The build failed." "The whole log is $1; a build that a broken network stopped goes on where it was: run this again."
}

# app_link FROM TO: a copy made of links where the file system can: Maven replaces files, it does not write into them.
app_link() {
  cp -al -- "$1" "$2" 2>/dev/null || { rm -rf -- "$2" && cp -a -- "$1" "$2"; } ||
    fail "The application could not be copied to $2." "Check the free space there (df -h)."
}

# app_heap COMMAND: what reads whole data sets gets more than a server; the image's entry point has the same list.
app_heap() {
  case $1 in
    train | train-data | mine | merge | eval | calibrate) printf 1g ;;
    *) printf 512m ;;
  esac
}

# app_environment [COMMAND]: sets app_java to the JVM with its options and app_jar to the application, and exports what it
# reads; without a command, for the server.
app_environment() {
  local more=()
  read -r -a more <<<"${EMBEDSMITH_JAVA_OPTIONS:-}"
  app_java=("$java_home/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    "-Xmx${EMBEDSMITH_HEAP:-$(app_heap "${1:-serve}")}" "${more[@]}")
  app_jar=(-jar "$app_dir/quarkus-run.jar")
  export EMBEDSMITH_DATA=$data_dir
}
