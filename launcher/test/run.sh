#!/usr/bin/env bash
# Tests of the launcher: real runs of ./embedsmith with a real server and a real private Postgres, in folders with
# spaces in their names. Usage: run.sh [COUNT_FILE [NAME_PART]]; needs the built application (./embedsmith build).
set -u -o pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
checkout=$(cd -- "$here/../.." && pwd -P)
count_file=${1:-}
name_part=${2:-}

# shellcheck source=launcher/process.sh
. "$checkout/launcher/process.sh"
# shellcheck source=launcher/test/assert.sh
. "$here/assert.sh"
# shellcheck source=launcher/test/world.sh
. "$here/world.sh"
# shellcheck source=launcher/test/words.sh
. "$here/words.sh"
# shellcheck source=launcher/test/server.sh
. "$here/server.sh"
# shellcheck source=launcher/test/crash.sh
. "$here/crash.sh"
# shellcheck source=launcher/test/warmup.sh
. "$here/warmup.sh"
# shellcheck source=launcher/test/files.sh
. "$here/files.sh"

world_make
trap world_remove EXIT

# Every function named test_* is a test; its name, read aloud, is the statement that it checks.
while read -r _ _ name; do
  [[ $name == test_*"$name_part"* ]] || continue
  run_test "$name"
done < <(declare -F)

printf 'launcher: %d passed, %d failed\n' "$passed" "$failed"
[ -z "$count_file" ] || printf '%d %d\n' "$passed" "$failed" >"$count_file"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
