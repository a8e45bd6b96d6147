package io.embedsmith.training.objective;

import io.embedsmith.training.data.TeacherScores;
import io.embedsmith.training.data.TrainingExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The passages of one query that take part in a batch.
 *
 * @param passages a positive, then negatives
 * @param teacherScores one for each passage; empty if the example has none
 */
record PassageGroup(List<String> passages, List<Double> teacherScores) {

    PassageGroup {
        passages = List.copyOf(passages);
        teacherScores = List.copyOf(teacherScores);
    }

    /**
     * Draws one of the positives, and negatives without repetition as long as there are some left, as FlagEmbedding's
     * loader does.
     *
     * @throws IllegalArgumentException if negatives are needed and there is none
     */
    static PassageGroup draw(TrainingExample example, int size, RandomGenerator random) {
        Optional<TeacherScores> scores = example.teacherScores();
        List<String> passages = new ArrayList<>();
        List<Double> taught = new ArrayList<>();
        int positive = random.nextInt(example.positives().size());
        passages.add(example.positives().get(positive));
        scores.ifPresent(all -> taught.add(all.positives().get(positive)));
        if (size > 1 && example.hardNegatives().isEmpty()) {
            throw new IllegalArgumentException("example '" + example.query() + "' has no negative, groups of " + size
                    + " need at least 1: mine some, or take groups of 1");
        }
        List<Integer> left = new ArrayList<>();
        while (passages.size() < size) {
            if (left.isEmpty()) {
                for (int i = 0; i < example.hardNegatives().size(); i++) {
                    left.add(i);
                }
            }
            int negative = left.remove(random.nextInt(left.size()));
            passages.add(example.hardNegatives().get(negative));
            scores.ifPresent(all -> taught.add(all.negatives().get(negative)));
        }
        return new PassageGroup(passages, taught);
    }
}
