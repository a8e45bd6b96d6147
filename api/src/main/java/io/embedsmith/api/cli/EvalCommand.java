package io.embedsmith.api.cli;

import picocli.CommandLine.Command;

/** Measuring. */
@Command(
        name = "eval",
        description = "Measure by judged queries.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = EvalTuneCommand.class)
final class EvalCommand {}
