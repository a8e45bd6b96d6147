# shellcheck shell=bash
# The server: started, stopped, killed, started twice.

test_up_starts_the_server_and_a_second_up_finds_it() {
  launch up
  expect_status 0
  expect_in out "http://127.0.0.1:$EMBEDSMITH_PORT/"
  expect_in out "admin key  es_"
  expect_equal "$(stat -c %a "$EMBEDSMITH_DATA/first-admin-key")" 600
  local first
  first=$(server_pid)

  launch up
  expect_status 0
  expect_in err 'already running'
  expect_in out "http://127.0.0.1:$EMBEDSMITH_PORT/"
  expect_not_in out 'es_'
  expect_equal "$(server_pid)" "$first"

  launch status
  expect_status 0
  expect_in out "process $first"
  expect_in out "http://127.0.0.1:$EMBEDSMITH_PORT/"
  expect_in out 'Postgres'

  launch logs -n 5
  expect_status 0
  expect_not_in out 'es_'

  launch down
  expect_status 0
  ! lives "$first" || broken "process $first still lives"
  launch status
  expect_status 1
}

test_the_key_is_shown_at_the_first_start_only() {
  launch up
  expect_in out 'admin key  es_'
  launch down
  launch up
  expect_not_in out 'es_'
  expect_in out 'first-admin-key'
}

test_two_ups_at_once_start_one_server() {
  local other other_status=0
  "$launcher" up >"$world/other" 2>&1 </dev/null &
  other=$!
  launch up
  expect_status 0
  wait "$other" || other_status=$?
  expect_equal "$other_status" 0
  expect_equal "$(servers_here)" 1
  grep -q "http://127.0.0.1:$EMBEDSMITH_PORT/" "$world/other" || broken "the other up printed no address"
}

test_a_taken_port_names_who_holds_it() {
  launch up
  expect_status 0
  local holder
  holder=$(server_pid)
  EMBEDSMITH_DATA="$world/da ta/second" launch up
  expect_status 1
  expect_in err "Port $EMBEDSMITH_PORT is taken by process $holder"
  expect_in err '--port'
}

# slay PID: kills a process and waits until it is gone; giving its memory back takes the kernel a moment.
slay() {
  kill -KILL "$1"
  local i
  for ((i = 0; i < 100; i++)); do
    lives "$1" || return 0
    sleep 0.1
  done
  broken "process $1 outlived kill -KILL"
}

test_a_killed_server_is_started_again_with_its_data() {
  launch up
  expect_status 0
  local key
  key=$(cat "$EMBEDSMITH_DATA/first-admin-key")
  slay "$(server_pid)"
  launch status
  expect_status 1
  launch up
  expect_status 0
  expect_in err 'ended without being stopped'
  expect_equal "$(cat "$EMBEDSMITH_DATA/first-admin-key")" "$key"
}

test_down_after_a_kill_stops_the_database_left_behind() {
  launch up
  expect_status 0
  local postmaster
  postmaster=$(head -n 1 "$EMBEDSMITH_DATA/postgres/pgdata/postmaster.pid")
  slay "$(server_pid)"
  launch down
  expect_status 0
  ! lives "$postmaster" || broken "Postgres $postmaster still lives"
}

test_a_stale_state_file_never_stops_a_stranger() {
  mkdir -p "$EMBEDSMITH_DATA/run"
  sleep 60 &
  local stranger=$!
  # The number of a live process, but not the start time of the server that had it.
  printf 'pid=%s\nstarted=1\nhost=127.0.0.1\nport=%s\n' "$stranger" "$EMBEDSMITH_PORT" >"$EMBEDSMITH_DATA/run/server.state"
  launch status
  expect_status 1
  launch down
  expect_status 0
  lives "$stranger" || broken "down stopped process $stranger, which was not ours"
  kill "$stranger"
}

test_a_server_that_cannot_start_shows_its_last_words() {
  EMBEDSMITH_JAVA_OPTIONS=-XX:+NoSuchOption launch up
  expect_status 1
  expect_in err 'NoSuchOption'
  expect_in err 'ended while it was starting'
  expect_in err "$EMBEDSMITH_DATA/logs/server.log"
}

test_a_data_folder_that_cannot_be_made_is_named() {
  : >"$world/a file"
  EMBEDSMITH_DATA="$world/a file/data" launch up
  expect_status 1
  expect_in err "$world/a file/data"
  expect_in err 'EMBEDSMITH_DATA'
}

test_the_launcher_works_through_a_link() {
  ln -sf "$launcher" "$world/else where/es"
  launcher="$world/else where/es" launch --version
  expect_status 0
  expect_in out 'Embedsmith'
}

test_chinese_text_survives_a_machine_without_a_locale() {
  printf '忘记密码时，请点击重置密码。\n' >"$world/密码.md"
  unset LANG LC_CTYPE
  export LC_ALL=C
  launch up
  expect_status 0
  launch ingest --collection locale "$world/密码.md"
  expect_status 0
  launch search --collection locale --mode keyword --json 重置密码
  expect_status 0
  expect_in out '"documentKey" : "密码.md"'
}
