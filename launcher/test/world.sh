# shellcheck shell=bash
# The world of the tests: a copy of the launcher in a folder with spaces, its own data, a free port, no settings of
# whoever runs the tests.

world_make() {
  world=$(mktemp -d "${TMPDIR:-/tmp}/embedsmith test.XXXXXX")
  mkdir "$world/check out" "$world/else where"
  cp -R "$checkout/embedsmith" "$checkout/launcher" "$checkout/pom.xml" "$world/check out/"
  launcher="$world/check out/embedsmith"
  tools=${EMBEDSMITH_TOOLS:-${XDG_DATA_HOME:-${HOME:-}/.local/share}/embedsmith}
  unset JAVA_TOOL_OPTIONS NO_COLOR "${!EMBEDSMITH_@}" "${!QUARKUS_@}"
  export EMBEDSMITH_APP="$checkout/.embedsmith/app" EMBEDSMITH_DATA="$world/da ta"
  [ -r "$EMBEDSMITH_APP/quarkus-run.jar" ] || {
    echo "the application is not built; run ./embedsmith build" >&2
    exit 1
  }
  EMBEDSMITH_PORT=$(port_free)
  export EMBEDSMITH_PORT
  cd "$world/else where" || exit 1
}

# world_tidy: after each test, nothing of it may live on.
world_tidy() {
  local keep=${EMBEDSMITH_DATA}
  if [ -d "$keep/run" ]; then
    "$launcher" down --force >/dev/null 2>&1 </dev/null
  fi
  rm -rf -- "$keep" "$world/check out/.embedsmith"
}

world_remove() {
  world_tidy
  cd / && rm -rf -- "$world"
}

server_pid() { sed -n 's/^pid=//p' "$EMBEDSMITH_DATA/run/server.state"; }

# lives PID: a process that ended but whose parent has not looked yet does not.
lives() { process_started "$1" >/dev/null; }

# servers_here: how many servers work in this data folder.
servers_here() {
  local process count=0
  for process in /proc/[0-9]*; do
    if [ "$process/cwd" -ef "$EMBEDSMITH_DATA" ] && grep -qs quarkus-run.jar "$process/cmdline"; then
      count=$((count + 1))
    fi
  done
  printf '%d' "$count"
}
