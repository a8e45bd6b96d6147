package io.embedsmith.api.cli;

import picocli.CommandLine.Command;

/** Training data before it is trained on. */
@Command(
        name = "train-data",
        description =
                "Look at training data before training, split it, let a teacher score it, or make some of a collection.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            TrainDataReportCommand.class,
            TrainDataSplitCommand.class,
            TrainDataScoreCommand.class,
            TrainDataExportCommand.class
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith train-data report --input mined.jsonl --dev dev.jsonl --model bge-small-en-v1.5",
            "  embedsmith train-data split --input train.jsonl --dev-share 0.1 --train-output a.jsonl --dev-output b.jsonl",
            "  embedsmith train-data score --reranker ./my-reranker --input mined.jsonl --output scored.jsonl",
            "  embedsmith train-data export --collection manuals --set faq --output train.jsonl"
        })
final class TrainDataCommand {}
