package io.embedsmith.training.calibration;

import io.embedsmith.evaluation.distribution.HeldOutThreshold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Deals groups into fifths, so that each of them can be held back in turn. */
final class Fifths {
    private static final int COUNT = 5;
    private static final long SEED = 42;

    private Fifths() {}

    static List<HeldOutThreshold.Part> of(List<ScoredGroup> groups) {
        List<ScoredGroup> shuffled = shuffled(groups);
        return IntStream.range(0, COUNT)
                .mapToObj(fifth -> part(shuffled, fifth))
                .toList();
    }

    /** Neighbours in a file may be alike; the draw is always the same. */
    private static List<ScoredGroup> shuffled(List<ScoredGroup> groups) {
        List<ScoredGroup> shuffled = new ArrayList<>(groups);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    private static HeldOutThreshold.Part part(List<ScoredGroup> groups, int fifth) {
        List<ScoredGroup> chosen = IntStream.range(0, groups.size())
                .filter(i -> i % COUNT == fifth)
                .mapToObj(groups::get)
                .toList();
        return new HeldOutThreshold.Part(
                chosen.stream().flatMap(group -> group.positives().stream()).toList(),
                chosen.stream().flatMap(group -> group.negatives().stream()).toList());
    }
}
