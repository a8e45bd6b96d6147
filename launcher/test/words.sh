# shellcheck shell=bash
# What the launcher says without starting anything.

# The commands of the application, by the names that its sources give them.
application_commands() {
  local sources="$checkout/api/src/main/java/io/embedsmith/api/cli" class
  sed -n '/subcommands = {/,/})/s/^ *\([A-Za-z]*\)\.class,\{0,1\}$/\1/p' "$sources/RootCommand.java" |
    while read -r class; do
      sed -n '/^@Command/,/^)/s/^ *name = "\([a-z-]*\)".*/\1/p' "$sources/$class.java" | head -n 1
    done
}

test_the_commands_of_the_application_are_found() {
  expect_equal "$(application_commands | grep -cxE 'ingest|train-data|merge|keys')" 4
}

test_help_names_the_two_commands_and_every_other() {
  launch --help
  expect_status 0
  local word
  for word in up test down status logs setup build doctor EMBEDSMITH_DATA; do
    expect_in out "$word"
  done
  for word in $(application_commands); do
    expect_in out $'\n'"  $word "
  done
  expect_equal "$err" ''
}

test_no_word_at_all_shows_the_help() {
  launch
  expect_status 0
  expect_in out './embedsmith up'
}

test_version_is_the_one_of_the_pom() {
  launch --version
  expect_status 0
  expect_equal "$out" "Embedsmith $(sed -n '/<artifactId>embedsmith</{n;s/.*<version>\(.*\)<.*/\1/p;}' "$checkout/pom.xml")"
}

test_an_unknown_command_is_refused_by_the_application() {
  launch frobnicate
  [ "$status" -ne 0 ] || broken "an unknown command succeeded"
  expect_in err frobnicate
}

test_an_unknown_option_is_refused_with_a_remedy() {
  launch --frobnicate
  expect_status 1
  expect_in err '--frobnicate'
  expect_in err './embedsmith --help'
}

test_an_application_command_before_the_build_says_how_to_build() {
  unset EMBEDSMITH_APP
  launch models
  expect_status 1
  expect_in err 'not built yet'
  expect_in err './embedsmith build'
}

test_commands_that_read_whole_data_sets_get_more_heap() {
  local command
  export EMBEDSMITH_JAVA_OPTIONS=-XX:+PrintFlagsFinal
  for command in train train-data mine merge eval calibrate; do
    launch "$command" --help
    expect_status 0
    expect_equal "$(heap_said)" $((1024 * 1024 * 1024))
  done
  launch search --help
  expect_equal "$(heap_said)" $((512 * 1024 * 1024))
  EMBEDSMITH_HEAP=300m launch mine --help
  expect_equal "$(heap_said)" $((300 * 1024 * 1024))
}

# heap_said: the size that the JVM itself names with PrintFlagsFinal.
heap_said() { awk '$2 == "MaxHeapSize" { print $4 }' <<<"$out"; }

test_the_image_gives_commands_the_heap_of_the_launcher() {
  # Its java is one that says how it was called: the image itself needs Docker.
  local command given heap
  mkdir -p "$world/image bin"
  printf '#!/bin/sh\necho "$@"\n' >"$world/image bin/java"
  chmod +x "$world/image bin/java"
  for command in train train-data mine merge eval calibrate search serve ''; do
    given=$(PATH="$world/image bin:$PATH" bash "$checkout/docker/entrypoint" "$command")
    # shellcheck source=/dev/null
    heap=$(. "$checkout/launcher/build.sh" && app_heap "$command")
    expect_equal "$(grep -oE -- '-Xmx[^ ]+' <<<"$given")" "-Xmx$heap"
  done
}

test_a_port_out_of_range_is_refused() {
  local port
  for port in 0 65536 -1 http ''; do
    launch up --port "$port"
    expect_status 1
    expect_in err "'$port' is not a number from 1 to 65535"
  done
}

test_a_missing_jdk_is_one_sentence_and_a_remedy() {
  unset JAVA_HOME
  # Every program of this machine but Java.
  mkdir -p "$world/bin"
  ln -sf /bin/* /usr/bin/* "$world/bin/"
  rm -f "$world/bin/java" "$world/bin/javac"
  export PATH="$world/bin" EMBEDSMITH_JVM_FOLDERS="$world/nowhere" EMBEDSMITH_TOOLS="$world/no tools" EMBEDSMITH_NO_INSTALL=1
  launch up
  expect_status 1
  expect_in err 'JDK 25 or later'
  expect_in err 'unset EMBEDSMITH_NO_INSTALL'
}

test_a_jdk_that_is_too_old_is_not_used() {
  mkdir -p "$world/old jdk/bin"
  printf 'JAVA_VERSION="17.0.15"\n' >"$world/old jdk/release"
  printf '#!/bin/sh\nexit 1\n' | tee "$world/old jdk/bin/java" >"$world/old jdk/bin/javac"
  chmod +x "$world/old jdk/bin/java" "$world/old jdk/bin/javac"
  JAVA_HOME="$world/old jdk" launch doctor
  expect_not_in out 'old jdk'
}

test_doctor_changes_nothing() {
  launch doctor
  [ ! -e "$EMBEDSMITH_DATA" ] || broken "doctor made $EMBEDSMITH_DATA"
  [ ! -e "$world/check out/.embedsmith" ] || broken "doctor made .embedsmith"
  expect_in out 'JDK'
}

test_status_before_the_first_start_says_not_running() {
  launch status
  expect_status 1
  expect_in out 'not running'
}

test_down_before_the_first_start_is_no_error() {
  launch down
  expect_status 0
  expect_in err 'not running'
  [ ! -e "$EMBEDSMITH_DATA" ] || broken "down made $EMBEDSMITH_DATA"
}

test_logs_before_the_first_start_say_what_to_do() {
  launch logs
  expect_status 1
  expect_in err './embedsmith up'
}

test_nothing_is_coloured_when_nobody_looks() {
  TERM=xterm-256color launch --help
  expect_not_in out $'\e['
  TERM=xterm-256color launch --frobnicate
  expect_not_in err $'\e['
}
