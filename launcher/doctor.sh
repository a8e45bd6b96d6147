# shellcheck shell=bash
# What is here and what is missing, without changing anything.

doctor_missing=0

doctor_ok() { printf '  %sok%s       %-12s %s\n' "$doctor_green" "$say_off_out" "$1" "$2"; }

doctor_note() { printf '  %snote%s     %-12s %s\n' "$say_bold_out" "$say_off_out" "$1" "$2"; }

doctor_lacks() {
  printf '  %smissing%s  %-12s %s\n' "$say_bold_out" "$say_off_out" "$1" "$2"
  doctor_missing=$((doctor_missing + 1))
}

command_doctor() {
  [ $# -eq 0 ] || fail "'doctor' takes no argument, got '$1'." "Run ./embedsmith doctor."
  doctor_green=''
  [ -z "$say_bold_out" ] || doctor_green=$'\e[32m'
  printf '%s, %s, %s cores, %s MiB of memory\n\n' "$(machine_name)" "$(uname -m)" "$(nproc)" "$(doctor_memory_mib)"
  printf 'To run (./embedsmith up installs what is missing):\n'
  doctor_java
  doctor_maven
  doctor_postgres
  doctor_rights
  doctor_room
  doctor_port
  printf '\nFor the tests (./embedsmith test installs what is missing):\n'
  doctor_browser
  doctor_compose
  printf '\n'
  if [ "$doctor_missing" -gt 0 ]; then
    printf '%s missing. Nothing was changed.\n' "$doctor_missing"
    return 1
  fi
  printf 'Everything is here.\n'
}

doctor_memory_mib() { awk '$1 == "MemTotal:" { printf "%d", $2 / 1024 }' /proc/meminfo; }

doctor_java() {
  if java_find; then
    doctor_ok "JDK" "$(java_major "$java_home") in $java_home"
  else
    doctor_lacks "JDK" "$java_oldest or later; set JAVA_HOME if you have one elsewhere"
  fi
}

doctor_maven() {
  if maven_here; then
    doctor_ok "Maven" "$(maven_version) ($(command -v mvn))"
  else
    doctor_lacks "Maven" "$maven_oldest or later"
  fi
}

doctor_postgres() {
  if [ -n "${EMBEDSMITH_DATABASE_URL:-}" ]; then
    doctor_ok "database" "EMBEDSMITH_DATABASE_URL is set, so no private Postgres is needed"
  elif ! postgres_find; then
    doctor_lacks "Postgres" "server programs of $postgres_oldest to $postgres_newest under /usr/lib/postgresql"
  elif ! postgres_has_vector "$postgres_home"; then
    doctor_ok "Postgres" "${postgres_home##*/} in $postgres_home"
    doctor_lacks "pgvector" "for Postgres ${postgres_home##*/}"
  else
    doctor_ok "Postgres" "${postgres_home##*/} in $postgres_home"
    doctor_ok "pgvector" "$(postgres_vector_version "$postgres_home")"
  fi
}

# Postgres refuses to run as root, so the application runs it in a user namespace of its own or, where there are none (in a
# chroot), as the user that the package of Postgres makes.
doctor_rights() {
  if machine_is_root; then
    if unshare -U true 2>/dev/null; then
      doctor_ok "rights" "root; Postgres will run in its own user namespace"
    else
      doctor_ok "rights" "root; Postgres will run as the user 'postgres', as there are no user namespaces here"
    fi
  elif machine_has sudo; then
    doctor_ok "rights" "$(id -un), with sudo for installing"
  else
    doctor_note "rights" "$(id -un), without sudo: an administrator has to install what is missing"
  fi
}

doctor_room() {
  local folder=$data_dir free
  while [ ! -d "$folder" ]; do folder=$(dirname -- "$folder"); done
  free=$(df -Pm -- "$folder" | awk 'NR == 2 { print $4 }')
  if [ "$free" -ge 4096 ]; then
    doctor_ok "disk" "$free MiB free in $folder"
  else
    doctor_note "disk" "only $free MiB free in $folder; a build and its libraries take about 4,096"
  fi
  [ "$(doctor_memory_mib)" -ge 2048 ] || doctor_note "memory" "$(doctor_memory_mib) MiB; 2,048 is the least for the server and Postgres"
}

doctor_port() {
  local port=${EMBEDSMITH_PORT:-$default_port}
  if server_running; then
    doctor_ok "server" "running at $(server_address)"
  elif port_taken "$port"; then
    doctor_note "port" "$port is taken by $(port_owner "$port"); use ./embedsmith up --port N"
  else
    doctor_ok "port" "$port is free"
  fi
}

doctor_browser() {
  if browser_find && browser_driver_find; then
    doctor_ok "browser" "$(command -v "$browser_program"), $(command -v "$browser_driver")"
  else
    doctor_lacks "browser" "Chromium and chromedriver"
  fi
  if browser_has_chinese_font; then
    doctor_ok "font" "one with Chinese characters"
  else
    doctor_lacks "font" "one with Chinese characters (fonts-noto-cjk)"
  fi
}

doctor_compose() {
  if compose_find; then
    doctor_ok "compose" "${compose_command[*]}"
  else
    doctor_lacks "compose" "docker compose 2.20 or later, to check the compose files (no engine needed)"
  fi
}
