# shellcheck shell=bash
# Docker's compose plugin, only to check the compose files: that needs its program, not an engine.

compose_command=()

compose_find() {
  local found
  if machine_has docker && docker compose version >/dev/null 2>&1; then
    compose_command=(docker compose)
  elif machine_has docker-compose && found=$(docker-compose version --short 2>/dev/null) && version_at_least 2.20 "${found#v}"; then
    compose_command=(docker-compose)
  elif [ -x "$tools_dir/docker-compose" ]; then
    compose_command=("$tools_dir/docker-compose")
  else
    return 1
  fi
}

compose_name() { printf 'docker compose (to check the compose files)'; }

compose_wants() { compose_is_private || printf 'docker-compose-v2'; }

compose_here() { compose_find; }

# Debian 12 has only the old program in Python, and Debian 13's package would bring an engine with it: one unpacked
# file is all the check needs. Ubuntu packages the plugin alone.
compose_is_private() { [ "$(machine_os_field ID)" = debian ]; }

compose_install() {
  if compose_is_private; then
    compose_unpack_private
  else
    packages_install "docker compose, to check the compose files" docker-compose-v2
  fi
}

compose_unpack_private() {
  local work
  mkdir -p "$tools_dir"
  scratch_directory work
  say_step "Unpacking docker compose from Debian 13's signed package into $tools_dir, to check the compose files"
  later_release_open "$work"
  run_logged "Fetching docker compose" "$launcher_log" compose_fetch "$work" ||
    fail_with_log "docker compose could not be fetched." "$launcher_log"
  launcher_did+=("unpacked docker compose into $tools_dir")
}

compose_fetch() { # WORK
  (
    cd "$1" && later_release_apt apt-get -q download docker-compose && dpkg-deb -x docker-compose_*.deb unpacked || exit 1
    find unpacked -type f -name docker-compose -perm -u+x -exec cp -- {} "$tools_dir/docker-compose" \;
  )
}
