package io.embedsmith.training.mining;

import io.embedsmith.training.data.TeacherScores;
import io.embedsmith.training.data.TrainingExample;
import java.util.List;

/**
 * An example with the negatives that were found for it, hardest first.
 *
 * @param positiveScores one for each positive
 * @param negativeScores one for each negative
 */
public record MinedExample(TrainingExample example, List<Double> positiveScores, List<Double> negativeScores) {

    public MinedExample {
        positiveScores = List.copyOf(positiveScores);
        negativeScores = List.copyOf(negativeScores);
    }

    /** The example with its scores as those of a teacher. */
    public TrainingExample withScores() {
        return example.withTeacherScores(new TeacherScores(positiveScores, negativeScores));
    }
}
