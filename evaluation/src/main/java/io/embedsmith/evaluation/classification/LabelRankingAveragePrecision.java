package io.embedsmith.evaluation.classification;

import java.util.BitSet;

/**
 * LRAP of predicted sets: each label scores 1 when it was predicted and 0 when not. For each true label, the share of true
 * ones among the labels that score at least as much; averaged over the true labels, then over the items. An item with
 * none or all of the labels scores 1.
 */
public final class LabelRankingAveragePrecision {
    private LabelRankingAveragePrecision() {}

    /** In [0, 1]. */
    public static double of(LabelSets sets) {
        double sum = 0;
        for (int i = 0; i < sets.items(); i++) {
            sum += ofItem(sets.gold().get(i), sets.predicted().get(i), sets.labels());
        }
        return sum / sets.items();
    }

    private static double ofItem(BitSet gold, BitSet predicted, int labels) {
        int there = gold.cardinality();
        if (there == 0 || there == labels) {
            return 1;
        }
        BitSet both = (BitSet) gold.clone();
        both.and(predicted);
        int found = both.cardinality();
        // a true label that was predicted stands among the predicted ones, one that was not among all labels
        double ofFound = found == 0 ? 0 : (double) found / predicted.cardinality();
        double ofMissed = (double) there / labels;
        return (found * ofFound + (there - found) * ofMissed) / there;
    }
}
