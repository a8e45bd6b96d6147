# shellcheck shell=bash
# Where things are kept. Data: what must survive. State: the built application and logs of the launcher, which can be
# thrown away. Tools: what had to be unpacked privately, shared by all checkouts of this user.

places_set() {
  local fallback=${XDG_DATA_HOME:-${HOME:-/nonexistent}/.local/share}/embedsmith
  local beside=$home
  if [ ! -w "$home" ]; then
    beside=$fallback
  fi
  data_dir=${EMBEDSMITH_DATA:-$beside/data}
  state_dir=$beside/.embedsmith
  tools_dir=${EMBEDSMITH_TOOLS:-$fallback}
  # A relative path means the directory the user is in, now, not the one the server will run in.
  case $data_dir in /*) ;; *) data_dir=$PWD/$data_dir ;; esac
  case $tools_dir in /*) ;; *) tools_dir=$PWD/$tools_dir ;; esac
  if [ -z "${EMBEDSMITH_TOOLS:-}" ] && [ ! -w "${HOME:-/nonexistent}" ]; then
    tools_dir=$state_dir/tools
  fi
  launcher_log=$state_dir/launcher.log
  server_paths
}

# places_make: only commands that change something make folders.
places_make() {
  # An administrator's './embedsmith setup' must not leave a folder behind that the checkout's owner cannot write to.
  if machine_is_root && [ ! -d "$state_dir" ]; then
    mkdir -p -- "$state_dir" && : >>"$launcher_log" && chown --reference="$home" -- "$state_dir" "$launcher_log"
  fi
  { mkdir -p -- "$state_dir" && : >>"$launcher_log"; } 2>/dev/null ||
    fail "The launcher cannot write into $state_dir." "Give this user the rights to it, or use another checkout."
}

places_make_data() {
  local folder
  for folder in "$data_dir" "$data_dir/run" "$data_dir/logs"; do
    [ -d "$folder" ] || (umask 077 && mkdir -p -- "$folder") 2>/dev/null ||
      fail "The data folder $folder cannot be made." "Set EMBEDSMITH_DATA to a folder that this user may write to."
    [ -w "$folder" ] || fail "The data folder $folder belongs to another user, or cannot be written." \
      "Run as its owner, or set EMBEDSMITH_DATA to another folder."
  done
}
