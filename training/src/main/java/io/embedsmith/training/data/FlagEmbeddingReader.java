package io.embedsmith.training.data;

import io.embedsmith.evaluation.file.JsonLine;
import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads FlagEmbedding's training files: JSON Lines, plain or gzip, with {@code query}, {@code pos}, {@code neg}, {@code
 * pos_scores}, {@code neg_scores}, {@code prompt} and {@code type}. Only the first two must be there; other fields are
 * not used.
 */
public final class FlagEmbeddingReader {
    private FlagEmbeddingReader() {}

    /** Reads a whole file. */
    public static List<TrainingExample> read(Path file) {
        List<TrainingExample> examples = new ArrayList<>();
        forEach(file, examples::add);
        return List.copyOf(examples);
    }

    /** Reads a whole file, with the line of each example. */
    static List<Placed<TrainingExample>> readPlaced(Path file) {
        List<Placed<TrainingExample>> examples = new ArrayList<>();
        forEachPlaced(file, examples::add);
        return List.copyOf(examples);
    }

    /**
     * Gives every example to {@code consumer} in order, one in memory at a time.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     */
    public static void forEach(Path file, Consumer<TrainingExample> consumer) {
        forEachPlaced(file, placed -> consumer.accept(placed.example()));
    }

    private static void forEachPlaced(Path file, Consumer<Placed<TrainingExample>> consumer) {
        try (TextLines lines = TextLines.open(file)) {
            while (lines.advance()) {
                JsonLine line = JsonLine.of(lines);
                consumer.accept(
                        new Placed<>(lines.checked(() -> example(line)), ExamplePlace.ofLine(file, lines.number())));
            }
        }
    }

    private static TrainingExample example(JsonLine line) {
        return new TrainingExample(
                line.text("query"),
                line.optionalTexts("pos")
                        .orElseThrow(() -> line.malformed("field 'pos' is missing; a list of texts is needed")),
                line.optionalTexts("neg").orElse(List.of()),
                teacherScores(line),
                line.optionalText("prompt"),
                line.optionalText("type"));
    }

    private static Optional<TeacherScores> teacherScores(JsonLine line) {
        Optional<List<Double>> positives = line.optionalNumbers("pos_scores");
        Optional<List<Double>> negatives = line.optionalNumbers("neg_scores");
        if (positives.isPresent() != negatives.isPresent()) {
            throw line.malformed("field '" + (positives.isPresent() ? "neg_scores" : "pos_scores")
                    + "' is missing; give both lists of teacher scores or none");
        }
        return positives.map(scores -> new TeacherScores(scores, negatives.orElseThrow()));
    }
}
