package io.embedsmith.training.objective;

import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.TeacherScores;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.UnusableTrainingDataException;
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
     * The examples that groups can be made of: where negatives are needed, those that have some.
     *
     * @throws UnusableTrainingDataException if that leaves half of the examples or less, or none of a file
     */
    static ExampleFiles<TrainingExample> usable(ExampleFiles<TrainingExample> examples, int size) {
        if (size < 2) {
            return examples;
        }
        ExampleFiles<TrainingExample> usable =
                examples.matching(example -> !example.hardNegatives().isEmpty());
        int all = examples.all().size();
        int without = all - usable.all().size();
        if (without * 2 >= all) {
            throw new UnusableTrainingDataException(without + " of " + all + " examples have no negative, the first is "
                    + examples.firstPlace(example -> example.hardNegatives().isEmpty()) + "; groups of " + size
                    + " passages need at least 1: mine some, take those examples out, or take groups of 1");
        }
        int bare = usable.sizes().indexOf(0);
        if (bare >= 0) {
            throw new UnusableTrainingDataException("no example of training file " + (bare + 1)
                    + " has a negative, those of others have; groups of " + size
                    + " passages need at least 1: mine some, train on that file by itself, or take groups of 1");
        }
        return usable;
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
