package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.random.NumpyRandomState;
import io.embedsmith.evaluation.task.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which texts the experiments learn from: the first few of each label after a shuffle. Every experiment shuffles with a new
 * stream of the same seed what the one before left: that is how they differ.
 */
final class Undersampling {
    private Undersampling() {}

    /** Places of the chosen texts for each experiment. */
    static List<int[]> choose(List<Label> labels, ClassificationSettings settings) {
        int[] order = new int[labels.size()];
        Arrays.setAll(order, i -> i);
        List<int[]> chosen = new ArrayList<>();
        for (int experiment = 0; experiment < settings.experiments(); experiment++) {
            new NumpyRandomState(Seed.VALUE).shuffle(order);
            Map<Label, Integer> counts = new HashMap<>();
            chosen.add(Arrays.stream(order)
                    .filter(i -> counts.merge(labels.get(i), 1, Integer::sum) <= settings.samplesPerLabel())
                    .toArray());
        }
        return chosen;
    }
}
