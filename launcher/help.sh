# shellcheck shell=bash
# The launcher's help: the two commands everybody needs first, then the rest.

help_show() {
  cat <<HELP
${say_bold_out}Embedsmith${say_off_out}: choose, serve, evaluate, fine-tune, merge and search with embedding models, on Postgres.

${say_bold_out}Start here${say_off_out}
  ./embedsmith up      install what is missing, build if needed, start everything, print the console's address
  ./embedsmith test    set up and run every test

${say_bold_out}The server${say_off_out}
  up [--port N] [--host ADDRESS]   start it (default 127.0.0.1, port $default_port); says so if it already runs
  down [--force]                   stop it; --force ends it even if it does not answer
  status                           server, address, database, models
  logs [-f] [-n LINES]             its log

${say_bold_out}Documents${say_off_out} (from here on handed to the application; each explains itself with --help)
  ingest --collection NAME PATH...     bring files and folders in
  search --collection NAME "query"     find passages by meaning and by words
  collections                          list, make and delete collections
  documents --collection NAME          list and delete documents
  jobs                                 list, cancel and resume the server's jobs

${say_bold_out}Models${say_off_out}
  models [--measure]                   the models, side by side
  embed --model ID "text"...           text to vectors
  eval --model ID --tasks NAME,...     measure models on tasks, or a collection on judged queries; compare, advise
  calibrate --model ID                 what a model's scores mean on your data, and where to cut them

${say_bold_out}Better models${say_off_out}
  train-data report --input FILE       look at training data; split, score and export it
  mine --input FILE --output FILE      find hard negatives for training examples
  train --model ID --train FILE        fine-tune a model, with a report of before and after
  merge --models ID,ID --output DIR    mix the weights of models into a new one

${say_bold_out}Administration${say_off_out}
  keys                                 API keys
  serve                                the server in the foreground

${say_bold_out}The checkout${say_off_out}
  setup [--tests]   only install what is missing; for an administrator, on behalf of a user without rights
  build             build the application if a source has changed
  doctor            what is here and what is missing; changes nothing
  --version         the version
  --help            this

${say_bold_out}Settings${say_off_out} (environment)
  EMBEDSMITH_DATA            where everything that must survive is kept
                             (now: $data_dir)
  EMBEDSMITH_PORT, _HOST     defaults of --port and --host
  EMBEDSMITH_DATABASE_URL    a Postgres of yours (JDBC URL) instead of the private one; with _USER and _PASSWORD
  EMBEDSMITH_HEAP            heap of the JVM, such as 2g (512m; 1g for train, mine, merge, eval and calibrate)
  EMBEDSMITH_JAVA_OPTIONS    more options for the JVM
  EMBEDSMITH_NO_INSTALL=1    never install anything: say what is missing and stop
  NO_COLOR=1                 no colour

Example: start, bring a folder in, ask
  ./embedsmith up
  ./embedsmith ingest --collection manuals ~/Documents/manuals
  ./embedsmith search --collection manuals "how do I reset the password"

More: docs/cli.md, docs/install.md, docs/operations.md
HELP
}
