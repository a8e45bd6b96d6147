package io.embedsmith.training.data;

import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads whatever can be trained on; every file may be gzip. What is in a file is told by its content, not by its name.
 */
public final class TrainingFiles {
    /** The split of a folder when none is named. */
    public static final String TRAIN_SPLIT = "train";

    private TrainingFiles() {}

    /** As {@link #examples(Path, String)}, of the split {@value #TRAIN_SPLIT}. */
    public static List<TrainingExample> examples(Path source) {
        return examples(source, TRAIN_SPLIT);
    }

    /**
     * Queries with their passages, in the order of the source.
     *
     * @param source a file of FlagEmbedding, or a folder in the layout of BEIR
     * @param split of a folder; a file has none
     * @throws io.embedsmith.evaluation.file.UnreadableFileException if a file is missing
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     * @throws UnusableTrainingDataException if there is no example, or parts of a folder do not belong together
     */
    public static List<TrainingExample> examples(Path source, String split) {
        return bare(placedExamples(source, split));
    }

    /** As {@link #examples(Path, String)}, each with its place. */
    public static List<Placed<TrainingExample>> placedExamples(Path source, String split) {
        return NoEmptyFile.checked(
                source, Files.isDirectory(source) ? ofFolder(source, split) : FlagEmbeddingReader.readPlaced(source));
    }

    private static List<Placed<TrainingExample>> ofFolder(Path source, String split) {
        List<Placed<TrainingExample>> placed = new ArrayList<>();
        for (TrainingExample example : BeirExamples.of(BeirFiles.dataset(source, split), source)) {
            placed.add(new Placed<>(example, new ExamplePlace(source, placed.size() + 1L, ExamplePlace.Unit.EXAMPLE)));
        }
        return placed;
    }

    /**
     * Judged queries as examples: passages of grade 1 and more are positives, best grade first, those that were judged not relevant
     * are hard negatives; queries without a positive are left out.
     *
     * @throws UnusableTrainingDataException if no query has a positive, or a judged passage is not there
     */
    public static List<TrainingExample> examples(RetrievalDataset dataset) {
        Path named = Path.of(dataset.name());
        return NoEmptyFile.checked(named, BeirExamples.of(dataset, named));
    }

    /**
     * Pairs of texts with scores, in the order of the file: JSON Lines, CSV or TSV. See {@link PairTable} for the columns.
     *
     * @throws io.embedsmith.evaluation.file.UnreadableFileException if the file is missing
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     * @throws UnusableTrainingDataException if there is no pair
     */
    public static List<LabelledPair> pairs(Path file) {
        return bare(placedPairs(file));
    }

    /** As {@link #pairs(Path)}, each with its place. */
    public static List<Placed<LabelledPair>> placedPairs(Path file) {
        return NoEmptyFile.checked(file, PairTable.of(file).pairs());
    }

    private static <T extends Example> List<T> bare(List<Placed<T>> placed) {
        return placed.stream().map(Placed::example).toList();
    }
}
