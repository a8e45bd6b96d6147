package io.embedsmith.evaluation.classification;

import java.util.BitSet;

/**
 * Labels in both sets over labels in either, averaged over the items; two empty sets agree. What MTEB calls {@code
 * hamming}, elsewhere the mean Jaccard index.
 */
public final class HammingScore {
    private HammingScore() {}

    /** In [0, 1]. */
    public static double of(LabelSets sets) {
        double sum = 0;
        for (int i = 0; i < sets.items(); i++) {
            BitSet both = (BitSet) sets.gold().get(i).clone();
            both.and(sets.predicted().get(i));
            BitSet either = (BitSet) sets.gold().get(i).clone();
            either.or(sets.predicted().get(i));
            sum += either.isEmpty() ? 1 : (double) both.cardinality() / either.cardinality();
        }
        return sum / sets.items();
    }
}
