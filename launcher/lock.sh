# shellcheck shell=bash
# One launcher at a time where two would step on each other. A lock dies with its process, so none is ever stale.

declare -A lock_descriptors=()

lock_take() { # FILE WHO
  local descriptor
  exec {descriptor}>>"$1" || fail "The lock file $1 cannot be written." "Check the rights of its folder."
  if ! flock -n "$descriptor"; then
    say "Waiting for $2 to finish ..."
    flock -w 1800 "$descriptor" || fail "Waited 30 minutes for $2, which still holds $1." "Find out what it is stuck on."
  fi
  lock_descriptors[$1]=$descriptor
}

lock_release() { # FILE
  local descriptor=${lock_descriptors[$1]:-}
  [ -n "$descriptor" ] || return 0
  exec {descriptor}>&-
  unset "lock_descriptors[$1]"
}

# without_locks COMMAND...: for what outlives the launcher; it must not inherit a lock.
without_locks() {
  local descriptor
  for descriptor in "${lock_descriptors[@]}"; do exec {descriptor}>&-; done
  "$@"
}
