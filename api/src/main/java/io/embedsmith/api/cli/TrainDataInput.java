package io.embedsmith.api.cli;

import io.embedsmith.training.data.TrainingFiles;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which data it is. */
@SuppressWarnings("NullAway.Init")
final class TrainDataInput {
    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE|DIR",
            description = {
                "Training examples: JSON Lines with query and pos, or a folder in BEIR's layout. With --pairs: JSON Lines,",
                "CSV or TSV with two texts and a score. Files may be gzip."
            })
    private Path input;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Of a folder: whose queries. Without it: ${DEFAULT-VALUE}.")
    private String split = TrainingFiles.TRAIN_SPLIT;

    @Option(names = "--pairs", description = "The data is labelled pairs of texts.")
    private boolean pairs;

    Path path() {
        return input;
    }

    String split() {
        return split;
    }

    boolean isPairs() {
        return pairs;
    }
}
