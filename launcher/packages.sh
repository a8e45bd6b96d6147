# shellcheck shell=bash
# Packages of the distribution, and, where a release lacks one, the signed packages of a later one, read
# through a private apt configuration: the system's own list of sources is never touched.

packages_refreshed=no

packages_refresh() {
  [ "$packages_refreshed" = no ] || return 0
  run_logged "Reading the package lists" "$launcher_log" as_root apt-get -q update ||
    fail_with_log "The package lists could not be read (apt-get update failed)." "$launcher_log" \
      "Check the network and the package sources of this machine; the whole log is $launcher_log."
  packages_refreshed=yes
}

package_known() { [ -n "$(package_candidate "$1")" ]; } # NAME

# packages_install WHAT PACKAGE...: says what it adds to the system, then does it.
packages_install() {
  local what=$1
  shift
  say_step "Installing $what: packages $* (recorded in $launcher_log)"
  packages_refresh
  run_logged "Installing $what" "$launcher_log" \
    as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l \
    apt-get -q -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@" ||
    fail_with_log "Installing $what failed (apt-get install $*)." "$launcher_log" \
      "Try it by hand: apt-get install $*; the whole log is $launcher_log."
  launcher_did+=("installed $what (packages $*)")
}

# packages_mirror RELEASE: where this machine already gets RELEASE of its distribution from.
packages_mirror() {
  # $(...) are apt's own fields, not the shell's.
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(IDENTIFIER)|$(RELEASE)|$(REPO_URI)' 2>/dev/null |
    awk -F'|' -v release="$1" '$1 == "Packages" && $2 == release && $3 ~ /^(https?|file):/ { print $3; exit }'
}

# The later release whose packages stand in for missing ones: one that stays on the mirrors for years.
later_release_set() {
  case $(machine_os_field ID) in
    debian) later_release=trixie later_name='Debian 13' later_components='main' later_keys=debian-archive-keyring ;;
    ubuntu) later_release=resolute later_name='Ubuntu 26.04' later_components='main universe' later_keys=ubuntu-archive-keyring ;;
    *) fail "Packages of a later release can be used only on Debian and Ubuntu (this is $(machine_name))." "See docs/install.md." ;;
  esac
}

# later_release_open DIRECTORY: a private apt configuration in DIRECTORY that knows only the later release, from the
# mirror this machine uses for its own release, checked against the same archive keys. later_release_apt then runs apt
# with it. Needs no root and changes nothing outside DIRECTORY.
later_release_open() {
  local directory=$1 codename mirror keyring signed=''
  later_release_set
  codename=$(machine_os_field VERSION_CODENAME)
  mirror=$(packages_mirror "$codename")
  [ -n "$mirror" ] || fail "This machine's apt sources name no mirror for $codename." \
    "Add one, run apt-get update, then run this command again."
  keyring=/usr/share/keyrings/$later_keys.gpg
  [ ! -r "$keyring" ] || signed="[signed-by=$keyring] "
  mkdir -p "$directory/lists/partial" "$directory/cache/archives/partial"
  printf '%s %s%s %s %s\n' \
    deb "$signed" "$mirror" "$later_release" "$later_components" \
    deb-src "$signed" "$mirror" "$later_release" "$later_components" >"$directory/sources.list"
  cat >"$directory/apt.conf" <<CONF
Dir::Etc::SourceList "$directory/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State::Lists "$directory/lists";
Dir::State::Status "/dev/null";
Dir::Cache "$directory/cache";
Acquire::Languages "none";
APT::Sandbox::User "";
CONF
  later_release_conf=$directory/apt.conf
  run_logged "Reading the package lists of $later_name (used once, not added to the system)" "$launcher_log" \
    later_release_apt apt-get -q update ||
    fail_with_log "The package lists of $later_name could not be read." "$launcher_log" \
      "Check the network; if the archive keys are too old, update the package $later_keys."
}

later_release_apt() { APT_CONFIG=$later_release_conf "$@"; }

package_candidate() { # NAME: the version that would be installed; empty where there is none
  LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: \([^(].*\)/\1/p'
}

package_installed() { # NAME
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}
