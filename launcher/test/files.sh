# shellcheck shell=bash
# The launcher's own text and the compose files, checked by the tools that read them.

test_the_scripts_pass_shellcheck() {
  cd "$checkout" || exit 1
  shellcheck -x -a embedsmith launcher/record launcher/test/run.sh .ci/run docker/entrypoint docker/ready docker/new-env docker/postgres/*.sh || broken "shellcheck has complaints"
}

test_no_script_names_a_package_mirror() {
  cd "$checkout" || exit 1
  ! grep -nE 'https?://[a-z0-9.-]+\.[a-z]{2,}' embedsmith launcher/*.sh docker/* .ci/run || broken "a script names a host"
}

# compose FILE...: what docker compose makes of the files; needs its program, no engine.
compose() {
  local tool=(docker compose)
  docker compose version >/dev/null 2>&1 || tool=("$(command -v docker-compose || printf '%s' "$tools/docker-compose")")
  (cd "$checkout" && "${tool[@]}" "${@/#/--file=}" --env-file "$world/compose.env" config) >"$world/out" 2>"$world/err"
}

compose_passwords() {
  printf '%s=only-for-this-test\n' POSTGRES_PASSWORD EMBEDSMITH_DATABASE_PASSWORD EMBEDSMITH_DATABASE_OWNER_PASSWORD \
    >"$world/compose.env"
}

test_the_compose_file_is_valid() {
  compose_passwords
  compose docker-compose.yml || broken "docker compose refuses it: $(cat "$world/err")"
  grep -qE 'image: pgvector/pgvector:0\.8\.([6-9]|[1-9][0-9])-' "$world/out" || broken "pgvector is not pinned at 0.8.6 or later"
}

test_the_gpu_override_is_valid() {
  compose_passwords
  compose docker-compose.yml docker-compose.gpu.yml || broken "docker compose refuses it: $(cat "$world/err")"
  grep -q 'driver: nvidia' "$world/out" || broken "no GPU is asked for"
}

test_compose_does_not_run_without_passwords() {
  : >"$world/compose.env"
  ! compose docker-compose.yml || broken "it took an empty password"
  grep -q './docker/new-env' "$world/err" || broken "the message does not say what to do: $(cat "$world/err")"
}

test_new_env_makes_passwords_once_and_for_this_user_only() {
  mkdir -p "$world/compose folder/docker"
  cp "$checkout/docker/new-env" "$world/compose folder/docker/"
  local made="$world/compose folder/.env" before
  "$world/compose folder/docker/new-env" >/dev/null || broken "new-env failed"
  expect_equal "$(stat -c %a "$made")" 600
  expect_equal "$(grep -cE '^[A-Z_]*PASSWORD=[0-9a-f]{48}$' "$made")" 3
  expect_equal "$(grep -E 'PASSWORD=' "$made" | cut -d= -f2 | sort -u | wc -l)" 3
  before=$(cat "$made")
  ! "$world/compose folder/docker/new-env" 2>/dev/null || broken "new-env overwrote .env"
  expect_equal "$(cat "$made")" "$before"
}
