# shellcheck shell=bash
# Postgres server programs and pgvector: found, or installed. The private cluster itself is the application's business.

postgres_oldest=15
postgres_newest=17
# halfvec, sparsevec and iterative scans: all from 0.8.0 on.
vector_oldest=0.8.0

# postgres_home_list: the install trees that hold a whole server, newest first, supported majors only.
postgres_home_list() {
  local tree
  for tree in /usr/lib/postgresql/*; do
    if [[ -x $tree/bin/postgres && -x $tree/bin/initdb && -x $tree/bin/pg_ctl && ${tree##*/} =~ ^[0-9]+$ ]] &&
      [[ ${tree##*/} -ge $postgres_oldest && ${tree##*/} -le $postgres_newest ]]; then
      printf '%s\n' "$tree"
    fi
  done | sort -t/ -k5,5nr
}

postgres_has_vector() { # HOME: one that is new enough
  local version
  [ -r "$1/lib/vector.so" ] && version=$(postgres_vector_version "$1") && version_at_least "$vector_oldest" "$version"
}

postgres_vector_version() { # HOME
  sed -n "s/^default_version = '\(.*\)'/\1/p" "/usr/share/postgresql/${1##*/}/extension/vector.control" 2>/dev/null
}

# postgres_find: sets postgres_home to the server for this data: of the version that made it, if it exists; otherwise
# one with pgvector before a newer one without.
postgres_find() {
  local tree made
  postgres_home=''
  made=$(postgres_data_major)
  while IFS= read -r tree; do
    [ -z "$made" ] || [ "${tree##*/}" = "$made" ] || continue
    [ -n "$postgres_home" ] || postgres_home=$tree
    if postgres_has_vector "$tree"; then
      postgres_home=$tree
      return 0
    fi
  done < <(postgres_home_list)
  [ -n "$postgres_home" ]
}

# postgres_data_major: the version of Postgres that made the private database, empty when there is none yet.
postgres_data_major() { cat "$data_dir/postgres/pgdata/PG_VERSION" 2>/dev/null || true; }

postgres_name() {
  if postgres_find; then
    printf 'pgvector for Postgres %s' "${postgres_home##*/}"
  else
    printf 'Postgres %s to %s with pgvector' "$postgres_oldest" "$postgres_newest"
  fi
}

# postgres_wants: by heart, because a user without rights cannot read new package lists.
postgres_wants() {
  local major
  case $(machine_os_field ID)-$(machine_os_field VERSION_ID) in
    debian-12) major=15 ;;
    ubuntu-24.04) major=16 ;;
    *) printf 'postgresql-17 postgresql-17-pgvector' && return ;;
  esac
  # The last four build pgvector.
  printf 'postgresql-%s postgresql-server-dev-%s gcc libc6-dev make' "$major" "$major"
}

postgres_here() { postgres_find && postgres_has_vector "$postgres_home"; }

postgres_install() {
  if ! postgres_find; then
    postgres_install_server
    postgres_find || fail "Postgres is still missing after its installation." "See $launcher_log."
  fi
  postgres_has_vector "$postgres_home" || postgres_install_vector "${postgres_home##*/}"
}

# Debian's package would also create and start a system-wide cluster, which nobody asked for: it is told not to, for
# the time of this installation only.
postgres_install_server() {
  local major parts=/etc/postgresql-common/createcluster.d file status=0
  packages_refresh
  major=$(postgres_data_major)
  if [ -z "$major" ]; then
    for ((major = postgres_newest; major >= postgres_oldest; major--)); do
      ! package_known "postgresql-$major" || break
    done
    [ "$major" -ge "$postgres_oldest" ] ||
      fail "$(machine_name) offers no Postgres $postgres_oldest to $postgres_newest." "Install one, then run this again."
  elif ! package_known "postgresql-$major"; then
    fail "The database in $data_dir was made by Postgres $major, which $(machine_name) does not offer." \
      "Install Postgres $major and its pgvector, or start with another EMBEDSMITH_DATA. docs/operations.md says how to move the data."
  fi
  file=$parts/embedsmith-during-install.conf
  as_root mkdir -p "$parts"
  printf 'create_main_cluster = false\n' | as_root tee "$file" >/dev/null
  (packages_install "the Postgres $major server programs, without a system-wide cluster" "postgresql-$major") || status=$?
  as_root rm -f "$file"
  as_root rmdir --ignore-fail-on-non-empty "$parts"
  [ "$status" -eq 0 ] || exit "$status"
  launcher_did+=("installed Postgres $major")
}

postgres_install_vector() { # MAJOR
  local major=$1
  packages_refresh
  if package_installed "postgresql-$major-pgvector"; then
    fail "The installed pgvector $(postgres_vector_version "$postgres_home") is too old: $vector_oldest or later is needed." \
      "Remove or upgrade the package postgresql-$major-pgvector, then run this command again: it builds a newer one."
  elif version_at_least "$vector_oldest" "$(package_candidate "postgresql-$major-pgvector")"; then
    packages_install "pgvector for Postgres $major" "postgresql-$major-pgvector"
  else
    postgres_build_vector "$major"
  fi
}

# postgres_build_vector MAJOR: where the distribution has none (Debian 12) or an old one (Ubuntu 24.04), the source package
# of a later release is fetched through apt, which checks its signature, and built against the installed server.
postgres_build_vector() {
  local major=$1 work config=/usr/lib/postgresql/$1/bin/pg_config missing=() package
  later_release_set
  say_step "$(machine_name) has no pgvector $vector_oldest or later: building $later_name's source package for Postgres $major"
  for package in "postgresql-server-dev-$major" gcc libc6-dev make; do
    package_installed "$package" || missing+=("$package")
  done
  [ "${#missing[@]}" -eq 0 ] || packages_install "what building pgvector needs" "${missing[@]}"
  scratch_directory work
  later_release_open "$work"
  run_logged "Fetching the pgvector source package" "$launcher_log" postgres_fetch_vector "$work" ||
    fail_with_log "The pgvector source package could not be fetched." "$launcher_log"
  # OPTFLAGS is empty because -march=native, pgvector's default, ties the library to this very processor.
  run_logged "Building pgvector for Postgres $major" "$launcher_log" \
    make -C "$work/pgvector" "-j$(nproc)" OPTFLAGS= "PG_CONFIG=$config" ||
    fail_with_log "pgvector could not be built." "$launcher_log"
  run_logged "Installing pgvector into $(dirname "$config")/.." "$launcher_log" \
    as_root make -C "$work/pgvector" OPTFLAGS= "PG_CONFIG=$config" install ||
    fail_with_log "pgvector was built but could not be installed." "$launcher_log"
  launcher_did+=("built pgvector $(postgres_vector_version "$postgres_home") for Postgres $major from $later_name's source package")
}

postgres_fetch_vector() { # DIRECTORY: leaves the unpacked tree in DIRECTORY/pgvector
  (
    cd "$1" && later_release_apt apt-get -q source --tar-only pgvector || exit 1
    mkdir pgvector && tar -xf pgvector_*.orig.tar.* -C pgvector --strip-components=1
  )
}

# postgres_stop_orphan: a server that was killed may leave its private Postgres behind. The postmaster is recognised by
# the folder it works in, its own data directory; SIGINT is its "fast" shutdown, which loses nothing.
postgres_stop_orphan() {
  local pgdata=$data_dir/postgres/pgdata pid born since=$SECONDS
  [ -r "$pgdata/postmaster.pid" ] && read -r pid <"$pgdata/postmaster.pid" || return 0
  [[ $pid =~ ^[0-9]+$ && /proc/$pid/cwd -ef $pgdata ]] && kill -INT "$pid" 2>/dev/null || return 0
  born=$(process_started "$pid") || return 0
  say_wait "Stopping the private Postgres that a killed server left behind"
  while process_is "$pid" "$born"; do
    [ $((SECONDS - since)) -lt 60 ] || fail "The private Postgres (process $pid) has not stopped after 60 s." \
      "Its log is $data_dir/postgres/postgres.log."
    say_tick
    sleep 0.1
  done
  say_done
}
