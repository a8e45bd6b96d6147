# shellcheck shell=bash
# What the application and its tests need, found or installed. Says all that is missing before it asks for rights.

# setup_require NEED...: NEED is java, maven, postgres, browser or compose.
setup_require() {
  local need missing=() names
  for need in "$@"; do
    "${need}_here" || missing+=("$need")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  names=$(setup_names "${missing[@]}")
  if [ "${EMBEDSMITH_NO_INSTALL:-}" = 1 ]; then
    fail "Missing: $names; EMBEDSMITH_NO_INSTALL=1 forbids installing anything." \
      "Install it yourself (docs/install.md has the package names) or unset EMBEDSMITH_NO_INSTALL."
  fi
  machine_has apt-get || fail "Missing: $names; this launcher can install only where apt-get is (this is $(machine_name))." \
    "Install it with your system's package manager (docs/install.md), then run this command again."
  if setup_needs_root "${missing[@]}"; then
    require_root_for "$names" "$(setup_packages "${missing[@]}")"
  fi
  for need in "${missing[@]}"; do
    "${need}_install"
    "${need}_here" || fail "After its installation, this is still missing: $(setup_names "$need")." "The log is $launcher_log."
  done
}

setup_names() { # NEED...
  local need list=''
  for need in "$@"; do
    list+="${list:+, }$("${need}_name")"
  done
  printf '%s' "$list"
}

setup_packages() { # NEED...
  local need list=() wanted
  for need in "$@"; do
    wanted=$("${need}_wants")
    [ -z "$wanted" ] || list+=("$wanted")
  done
  printf '%s' "${list[*]}"
}

setup_needs_root() { # NEED...
  local need
  for need in "$@"; do
    case $need in
      java) ! java_is_private || continue ;;
      compose) ! compose_is_private || continue ;;
    esac
    return 0
  done
  return 1
}

setup_for_up() {
  local needs=(java)
  [ -n "${EMBEDSMITH_DATABASE_URL:-}" ] || needs+=(postgres)
  [ -n "${EMBEDSMITH_APP:-}" ] || needs+=(maven)
  setup_require "${needs[@]}"
}

# setup_command: what an administrator runs to install the same.
setup_command='./embedsmith setup'

setup_for_tests() {
  setup_command='./embedsmith setup --tests'
  setup_require java maven postgres browser compose shellcheck
}

shellcheck_name() { printf 'shellcheck'; }
shellcheck_wants() { printf 'shellcheck'; }
shellcheck_here() { machine_has shellcheck; }
shellcheck_install() { packages_install "shellcheck, to check the launcher" shellcheck; }
