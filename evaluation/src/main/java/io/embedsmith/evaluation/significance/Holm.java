package io.embedsmith.evaluation.significance;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction (Scandinavian Journal of Statistics 6, 1979): of several tests at once, the chance that any
 * difference is called significant though there is none stays below the level.
 */
public final class Holm {
    private Holm() {}

    /** The corrected p values, in the order given. */
    public static List<Double> corrected(List<Double> p) {
        List<Integer> ascending = IntStream.range(0, p.size())
                .boxed()
                .sorted(Comparator.comparingDouble(p::get))
                .toList();
        Double[] corrected = new Double[p.size()];
        double atLeast = 0;
        for (int i = 0; i < ascending.size(); i++) {
            int test = ascending.get(i);
            atLeast = Math.max(atLeast, Math.min(1, (p.size() - i) * p.get(test)));
            corrected[test] = atLeast;
        }
        return List.of(corrected);
    }
}
