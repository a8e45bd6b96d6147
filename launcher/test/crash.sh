# shellcheck shell=bash
# kill -9 in the middle of an ingest, then './embedsmith up': every document is there, once, and can be found.

crash_passages=2500

# crash_corpus: as many passages as above, each with a number that no other has.
crash_corpus() {
  local number
  for ((number = 0; number < crash_passages; number++)); do
    printf '{"_id": "p%d", "title": "", "text": "passage number n%d speaks of storage, of crashes and of nothing that would be lost"}\n' \
      "$number" "$number"
  done >"$world/corpus.jsonl"
}

# ask PATH: what the running server answers to the key of the command line.
ask() { http_get 127.0.0.1 "$EMBEDSMITH_PORT" "/api/v1/$1" "$(cat "$EMBEDSMITH_DATA/cli-key")"; }

# ingest_under_way: starts the ingest and returns while the server is in the middle of it.
ingest_under_way() {
  local jobs turn
  crash_corpus
  launch up
  expect_status 0
  "$launcher" ingest --collection crash --model bge-small-zh-v1.5-int8 --format beir "$world/corpus.jsonl" \
    >"$world/client" 2>&1 </dev/null &
  client=$!
  for ((turn = 0; turn < 1200; turn++)); do
    jobs=$(ask jobs) || jobs=''
    if [[ $jobs =~ \"done\":([0-9]+) ]] && [ "${BASH_REMATCH[1]}" -gt 0 ]; then
      [ "${BASH_REMATCH[1]}" -lt "$crash_passages" ] || broken "the ingest was over before anything could be killed"
      return 0
    fi
    sleep 0.05
  done
  broken "no ingest came under way: $jobs; $(cat "$world/client")"
}

# everything_is_there: after the next 'up', the job ends well and no document is missing, doubled or unfound.
everything_is_there() {
  local jobs='' turn
  wait "$client" && broken "the client believes that the ingest succeeded"
  launch up
  expect_status 0
  expect_in err 'ended without being stopped'
  for ((turn = 0; turn < 1200; turn++)); do
    jobs=$(ask jobs) || jobs=''
    [[ $jobs == *'"state":"running"'* || $jobs == *'"state":"queued"'* || -z $jobs ]] || break
    sleep 0.1
  done
  [[ $jobs == *'"state":"succeeded"'* ]] || broken "the job did not succeed: $jobs"
  out=$(ask collections/crash)
  expect_in out "\"documents\":$crash_passages"
  expect_in out "\"passages\":$crash_passages"
  local number
  for number in 0 $((crash_passages / 2)) $((crash_passages - 1)); do
    launch search --collection crash --mode keyword --k 5 --json "n$number"
    expect_status 0
    expect_in out "\"documentKey\" : \"p$number\""
    expect_equal "$(grep -c '"documentKey"' <<<"$out")" 1
  done
}

test_nothing_is_lost_when_the_server_is_killed_while_it_ingests() {
  local client
  ingest_under_way
  kill -KILL "$(server_pid)"
  everything_is_there
}

test_nothing_is_lost_when_the_database_is_killed_with_the_server() {
  local client process pgdata=$EMBEDSMITH_DATA/postgres/pgdata victims=()
  ingest_under_way
  for process in /proc/[0-9]*; do
    [ "$process/cwd" -ef "$pgdata" ] && victims+=("${process#/proc/}")
  done
  [ "${#victims[@]}" -gt 3 ] || broken "only ${#victims[@]} processes of Postgres were found"
  kill -KILL "${victims[@]}" "$(server_pid)"
  everything_is_there
}
