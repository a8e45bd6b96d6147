package io.embedsmith.training.teacher;

import io.embedsmith.evaluation.distribution.LabelledScores;
import io.embedsmith.evaluation.distribution.SimilarityDistributions;
import io.embedsmith.training.data.TeacherScores;
import io.embedsmith.training.data.TrainingExample;
import java.util.List;
import java.util.Optional;

/**
 * How a teacher's scores lie.
 *
 * @param examples that have scores
 * @param positives all together
 * @param negatives all together
 * @param doubtful negatives that score as high as the lowest positive of their example, or higher: the teacher takes them for
 *     answers
 * @param scores of both; empty if there is no negative
 */
public record TeachingReport(
        int examples, long positives, long negatives, long doubtful, Optional<SimilarityDistributions> scores) {

    /** Of examples with scores. */
    public static TeachingReport of(List<TrainingExample> taught) {
        List<TeacherScores> all = taught.stream()
                .flatMap(example -> example.teacherScores().stream())
                .toList();
        List<Double> positives =
                all.stream().flatMap(scores -> scores.positives().stream()).toList();
        List<Double> negatives =
                all.stream().flatMap(scores -> scores.negatives().stream()).toList();
        return new TeachingReport(
                all.size(),
                positives.size(),
                negatives.size(),
                all.stream().mapToLong(TeachingReport::doubtful).sum(),
                negatives.isEmpty()
                        ? Optional.empty()
                        : Optional.of(SimilarityDistributions.of(LabelledScores.of(positives, negatives))));
    }

    private static long doubtful(TeacherScores scores) {
        double lowest = scores.positives().stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
        return scores.negatives().stream().filter(score -> score >= lowest).count();
    }
}
