package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.backend.ServerClient;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.evaluation.CollectionDataset;
import io.embedsmith.api.evaluation.JudgedQuery;
import io.embedsmith.evaluation.dataset.BeirWriter;
import io.embedsmith.training.data.FlagEmbeddingWriter;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.TrainingFiles;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A collection with judged queries becomes training data. */
@Command(
        name = "export",
        description = {
            "Write the passages of a collection and judged queries, those of an evaluation set or of files, as training data:",
            "examples with positives and hard negatives, or a folder in BEIR's layout with every passage."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith train-data export --collection manuals --set faq --output train.jsonl",
            "  embedsmith train-data export --collection manuals --queries q.jsonl --qrels q.tsv --format beir --output faq"
        })
@SuppressWarnings("NullAway.Init")
final class TrainDataExportCommand implements Callable<Integer> {
    /** What is written. */
    enum Format {
        /** FlagEmbedding's lines. */
        FLAG,
        /** A folder. */
        BEIR
    }

    @Option(names = "--collection", required = true, paramLabel = "NAME", description = "Collection.")
    private String collection;

    @Option(names = "--set", paramLabel = "NAME", description = "Evaluation set of the collection.")
    private @Nullable String set;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private @Nullable JudgedFiles files;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = {
                "FLAG, JSON Lines with query, pos and neg, or BEIR, a folder with all passages, the queries and their",
                "grades. Without it: ${DEFAULT-VALUE}."
            })
    private Format format = Format.FLAG;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Of the folder: what its qrels are called. Without it: ${DEFAULT-VALUE}.")
    private String split = TrainingFiles.TRAIN_SPLIT;

    @Option(names = "--output", required = true, paramLabel = "FILE|DIR", description = "What is written.")
    private Path output;

    @Mixin
    private Connection connection;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if ((set == null) == (files == null)) {
            throw new CommandException(
                    "training data needs judged queries, from one place",
                    "name a --set, or files with --queries and --qrels");
        }
        if (format == Format.BEIR && Files.exists(output.resolve("corpus.jsonl"))) {
            throw new CommandException(
                    "the folder " + output + " holds a corpus already", "name another one, or remove it first");
        }
        List<JudgedQuery> judged = judged();
        CollectionDataset exported;
        try (Backend backend = connection.open();
                Progress progress =
                        Progress.of("reading", "documents", spec.commandLine().getErr())) {
            exported = CollectionReader.read(collection, judged, backend, progress);
        }
        PrintWriter out = spec.commandLine().getOut();
        // The folder says no less than the lines, and what nobody can learn from is refused in both.
        List<TrainingExample> examples = TrainingFiles.examples(exported.dataset());
        switch (format) {
            case FLAG -> FlagEmbeddingWriter.write(output, examples);
            case BEIR -> BeirWriter.write(exported.dataset(), output, split);
        }
        print(judged, examples, exported, out);
        return ExitCode.DONE;
    }

    private List<JudgedQuery> judged() {
        if (files != null) {
            return files.read();
        }
        try (ServerClient server = connection.require()) {
            return new JudgedSet(server, collection, String.valueOf(set)).queries();
        }
    }

    private void print(
            List<JudgedQuery> judged, List<TrainingExample> examples, CollectionDataset exported, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "%s: %,d of %,d queries have an answer, %,d passages",
                output,
                examples.size(),
                judged.size(),
                exported.dataset().corpus().size()));
        if (exported.missing() > 0) {
            out.println(String.format(Locale.ROOT, "%,d judged targets are not in the collection", exported.missing()));
        }
        if (exported.divided() > 0) {
            out.println(String.format(
                    Locale.ROOT,
                    "%,d judgements are of documents with several passages, each of which counts as judged: judge passages"
                            + " for better data",
                    exported.divided()));
        }
        out.flush();
    }
}
