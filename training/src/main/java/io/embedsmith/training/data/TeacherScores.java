package io.embedsmith.training.data;

import java.util.List;

/**
 * What a teacher says of each passage of an example; higher is better. Raw, before any softmax.
 *
 * @param positives one per positive, finite
 * @param negatives one per negative, finite
 */
public record TeacherScores(List<Double> positives, List<Double> negatives) {

    public TeacherScores {
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
        requireFinite("positive", positives);
        requireFinite("negative", negatives);
    }

    private static void requireFinite(String role, List<Double> scores) {
        for (int i = 0; i < scores.size(); i++) {
            if (!Double.isFinite(scores.get(i))) {
                throw new IllegalArgumentException("teacher score " + i + " of the " + role + "s is " + scores.get(i)
                        + "; only finite values are allowed");
            }
        }
    }
}
