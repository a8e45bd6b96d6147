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
     * Complains about examples that no group can be made of, before training begins.
     *
     * @throws IllegalArgumentException if negatives are needed and an example has none
     */
    static void requireNegatives(List<TrainingExample> examples, int size) {
        List<TrainingExample> without = examples.stream()
                .filter(example -> example.hardNegatives().isEmpty())
                .toList();
        if (size > 1 && !without.isEmpty()) {
            throw new IllegalArgumentException(without.size() + " of " + examples.size()
                    + " examples have no negative, the first is '"
                    + without.getFirst().query() + "'; groups of " + size
                    + " passages need at least 1: mine some, take those examples out, or take groups of 1");
        }
    }

    /**
     * Draws one of the positives, and negatives: without repetition as long as there are some left, then all of them again.
     * FlagEmbedding's loader repeats them too, but may take one again before another was taken at all.
     */
    static PassageGroup draw(TrainingExample example, int size, RandomGenerator random) {
        Optional<TeacherScores> scores = example.teacherScores();
        List<String> passages = new ArrayList<>();
        List<Double> taught = new ArrayList<>();
        int positive = random.nextInt(example.positives().size());
        passages.add(example.positives().get(positive));
        scores.ifPresent(all -> taught.add(all.positives().get(positive)));
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

    /** What a teacher says of all passages of a batch; empty unless it has scored each of them. */
    static Optional<List<Double>> teacherScores(List<PassageGroup> batch) {
        int passages = batch.stream().mapToInt(group -> group.passages().size()).sum();
        List<Double> scores =
                batch.stream().flatMap(group -> group.teacherScores().stream()).toList();
        return scores.size() == passages ? Optional.of(scores) : Optional.empty();
    }
}
