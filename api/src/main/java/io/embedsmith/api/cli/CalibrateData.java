package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.training.calibration.LabelledSimilarities;
import io.embedsmith.training.data.DataKind;
import io.embedsmith.training.data.TrainingFiles;
import io.embedsmith.training.validation.ExampleDataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What scores are looked at on. */
final class CalibrateData {
    @Option(
            names = "--input",
            paramLabel = "FILE|DIR",
            description = {
                "Labelled pairs (sentence1, sentence2, score), examples in FlagEmbedding's JSON Lines, or a BEIR folder.",
                "Without it: what was saved is shown."
            })
    private @Nullable Path input;

    @Option(names = "--split", paramLabel = "SPLIT", description = "Of a BEIR folder. Without it: ${DEFAULT-VALUE}.")
    private String split = "dev";

    @Option(
            names = "--positive-from",
            paramLabel = "LABEL",
            description = "Of pairs with labels other than 0 and 1: the lowest label of a pair that belongs together.")
    private @Nullable Double positiveFrom;

    /** What it is. */
    sealed interface Source {
        /** Pairs that belong together or do not. */
        record Labelled(LabelledSimilarities pairs) implements Source {}

        /** Queries with judged passages. */
        record Judged(RetrievalDataset dataset) implements Source {}
    }

    boolean isNamed() {
        return input != null;
    }

    /** For reports. */
    String name() {
        return Optional.ofNullable(input)
                .map(path -> String.valueOf(path.toAbsolutePath().normalize().getFileName()))
                .orElse("");
    }

    Source read() {
        Path path = Optional.ofNullable(input).orElseThrow();
        if (DataKind.of(path) == DataKind.PAIRS) {
            return new Source.Labelled(new LabelledSimilarities(
                    TrainingFiles.pairs(path),
                    positiveFrom == null ? OptionalDouble.empty() : OptionalDouble.of(positiveFrom)));
        }
        if (positiveFrom != null) {
            throw new CommandException(
                    "--positive-from says which labels of pairs are high, and " + path + " holds queries with passages",
                    "leave it out");
        }
        return new Source.Judged(
                Files.isDirectory(path)
                        ? BeirFiles.dataset(path, split)
                        : ExampleDataset.of(name(), FileRevision.of(path), TrainingFiles.examples(path)));
    }
}
