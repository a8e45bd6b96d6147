package io.embedsmith.api.cli;

import picocli.CommandLine.Command;

/** The program without a command. */
@Command(
        name = "embedsmith",
        header = "Documents in, hybrid search out: choose, serve and search with embedding models.%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith ingest --collection manuals ./docs",
            "  embedsmith search --collection manuals \"how do I reset my password\"",
            "  embedsmith search --collection manuals --mode keyword --k 3 --json \"重置密码\"",
            "  embedsmith models",
            "",
            "Commands use the server that runs on the data folder (EMBEDSMITH_DATA, 'data'); where none runs, those",
            "about models, collections, documents, ingest and search do the work themselves.",
            "",
            "Exit status: 0 done, 1 failed, 2 not understood, 3 done but some documents could not be read."
        },
        subcommands = {
            IngestCommand.class,
            SearchCommand.class,
            EmbedCommand.class,
            ModelsCommand.class,
            CollectionsCommand.class,
            DocumentsCommand.class,
            JobsCommand.class,
            EvalCommand.class,
            TrainDataCommand.class,
            MineCommand.class,
            TrainCommand.class,
            CalibrateCommand.class,
            MergeCommand.class,
            KeysCommand.class,
            ServeCommand.class
        })
final class RootCommand {}
