# shellcheck shell=bash
# The machine under us: which distribution, which rights, and every change to it in one place.

machine_os_field() { # NAME: one field of os-release, empty when it has none
  (
    # shellcheck source=/dev/null
    . /etc/os-release 2>/dev/null && printf '%s' "${!1:-}"
  )
}

machine_name() {
  local name
  name=$(machine_os_field PRETTY_NAME)
  printf '%s' "${name:-an unknown system}"
}

machine_has() { command -v "$1" >/dev/null 2>&1; }

# machine_speak_utf8: Java takes the arguments and file names it is given to be in the locale's encoding, and a bare machine
# has none: Chinese text would become question marks.
machine_speak_utf8() {
  [ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8
}

machine_is_root() { [ "$(id -u)" -eq 0 ]; }

# as_root COMMAND...: straight when we are root, through sudo otherwise. Call require_root_for first.
as_root() {
  if machine_is_root; then
    "$@"
  else
    sudo -- "$@"
  fi
}

# require_root_for NAMES PACKAGES: ends with one sentence when this run cannot change the system.
require_root_for() {
  local remedy="Ask an administrator to run this once, in $home: $setup_command"
  ! machine_is_root || return 0
  if ! machine_has sudo; then
    fail "Missing: $1; installing it (packages $2) needs root, and this user is not root and has no sudo." "$remedy"
  fi
  if ! sudo -n true 2>/dev/null; then
    [ -t 0 ] || fail "Missing: $1; installing it (packages $2) needs root, and sudo asks for a password that nobody can type here." \
      "Run this command in a terminal. Or: $remedy"
    # On a terminal, ask for the password now, not in the middle of a progress line.
    say "To install: $1 (packages $2). This needs root, so sudo may ask for your password."
    sudo -v || fail "Missing: $1; installing it (packages $2) needs root, and sudo was refused." "$remedy"
  fi
}

# scratch_directory: a private directory that is removed when the launcher ends.
scratch_directories=()
scratch_directory() { # VARIABLE
  local made
  made=$(mktemp -d "${TMPDIR:-/tmp}/embedsmith.XXXXXXXX") || fail "No temporary directory can be made in ${TMPDIR:-/tmp}." \
    "Free some space there, or point TMPDIR at another folder."
  scratch_directories+=("$made")
  printf -v "$1" '%s' "$made"
}

scratch_remove() {
  [ "${#scratch_directories[@]}" -eq 0 ] || rm -rf -- "${scratch_directories[@]}"
}
