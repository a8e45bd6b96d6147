package io.embedsmith.api.cli;

import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.task.ScoredPair;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.training.calibration.PositiveLabels;
import io.embedsmith.training.data.DataKind;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.TrainingFiles;
import io.embedsmith.training.tuning.DevelopmentData;
import io.embedsmith.training.validation.ExampleDataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is learned from, and what is measured on. */
final class TrainData {
    @Option(
            names = {"--train", "--train-data"},
            required = true,
            split = ",",
            paramLabel = "PATH",
            description = {
                "Files of examples in FlagEmbedding's JSON Lines (query, pos, neg), BEIR folders, or files of labelled",
                "pairs (sentence1, sentence2, score). A batch never mixes two of them."
            })
    private List<Path> train = List.of();

    @Option(
            names = "--train-split",
            paramLabel = "SPLIT",
            description = "Of a BEIR folder. Without it: ${DEFAULT-VALUE}.")
    private String trainSplit = TrainingFiles.TRAIN_SPLIT;

    @Option(
            names = {"--dev", "--dev-data"},
            paramLabel = "PATH",
            description = {
                "What the model is measured on while it is trained, of the same kind; the best weights are kept. Without",
                "it the last weights are kept, and nobody knows whether they are better."
            })
    private @Nullable Path dev;

    @Option(
            names = "--dev-split",
            paramLabel = "SPLIT",
            description = "Of a BEIR folder. Without it: ${DEFAULT-VALUE}.")
    private String devSplit = "dev";

    @Option(
            names = "--positive-from",
            paramLabel = "LABEL",
            description = {
                "Of labelled pairs in the dev set: the lowest label of a pair that belongs together, for the distributions",
                "and the threshold of the report. Without it: 1 where all labels are 0 or 1, else the middle of the lowest",
                "and the highest."
            })
    private @Nullable Double positiveFrom;

    /** Read, where the kind is examples. */
    ExampleFiles<TrainingExample> examples() {
        return ExampleFiles.ofPlaced(train.stream()
                .map(path -> TrainingFiles.placedExamples(path, trainSplit))
                .toList());
    }

    /** Read, where the kind is labelled pairs. */
    ExampleFiles<LabelledPair> pairs() {
        return ExampleFiles.ofPlaced(
                train.stream().map(TrainingFiles::placedPairs).toList());
    }

    List<Path> train() {
        return train;
    }

    String trainSplit() {
        return trainSplit;
    }

    /** Of all of one kind. */
    DataKind kind() {
        List<DataKind> kinds = train.stream().map(DataKind::of).distinct().toList();
        if (kinds.size() > 1) {
            throw new IllegalArgumentException(
                    "--train names examples and labelled pairs; train on one kind, then on the" + " other");
        }
        return kinds.getFirst();
    }

    Optional<DevelopmentData> development() {
        return Optional.ofNullable(dev).map(path -> {
            if (Files.isDirectory(path)) {
                return new DevelopmentData.Retrieval(BeirFiles.dataset(path, devSplit));
            }
            if (DataKind.of(path) == DataKind.EXAMPLES) {
                List<TrainingExample> examples = TrainingFiles.examples(path);
                RetrievalDataset dataset =
                        ExampleDataset.of(String.valueOf(path.getFileName()), FileRevision.of(path), examples);
                return new DevelopmentData.Retrieval(dataset, ExampleDataset.instructions(examples));
            }
            return similarity(TrainingFiles.pairs(path));
        });
    }

    private DevelopmentData similarity(List<LabelledPair> pairs) {
        ScoredPairs scored = new ScoredPairs(pairs.stream()
                .map(pair -> new ScoredPair(pair.first(), pair.second(), pair.score()))
                .toList());
        PositiveLabels labels = positiveFrom == null
                ? PositiveLabels.upperHalf(
                        pairs.stream().map(LabelledPair::score).toList())
                : new PositiveLabels(positiveFrom);
        return new DevelopmentData.Similarity(scored, labels);
    }

    Optional<Path> dev() {
        return Optional.ofNullable(dev);
    }

    String devSplit() {
        return devSplit;
    }
}
