# shellcheck shell=bash
# Maven, which builds everything: found on the PATH, or installed from the distribution.

maven_oldest=3.8.7

version_at_least() { # WANTED ACTUAL
  [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

maven_version() {
  local answer
  # Any Java will do for the question; without java_home, mvn looks for one itself.
  answer=$(JAVA_HOME=${java_home:-${JAVA_HOME:-}} mvn -q --version 2>/dev/null) || answer=''
  printf '%s' "${answer%%[!0-9.]*}"
}

maven_name() { printf 'Maven %s or later' "$maven_oldest"; }

maven_wants() { printf 'maven'; }

maven_here() {
  machine_has mvn && version_at_least "$maven_oldest" "$(maven_version)"
}

maven_install() {
  ! machine_has mvn || fail "Maven $(maven_version) ($(command -v mvn)) is too old: $maven_oldest or later is needed." \
    "Put a newer mvn first on the PATH, or remove this one to let the launcher install the distribution's."
  packages_install "Maven" maven
}

# maven_run ARGUMENT...: in the source tree, with the right JDK, never asking anything.
maven_run() {
  (cd "$home" && JAVA_HOME=$java_home exec mvn -B "$@" </dev/null)
}

# maven_at LOG: which module a build is at, as far as its log says.
maven_at() {
  sed -nE 's/^\[INFO\] Building (Embedsmith :: )?(.*[^ ]) [^ ]+ +\[([0-9]+)\/([0-9]+)\]$/module \3 of \4, \2/p' "$1" | tail -n 1
}
