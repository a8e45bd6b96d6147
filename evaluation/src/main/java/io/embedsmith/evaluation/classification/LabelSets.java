package io.embedsmith.evaluation.classification;

import java.util.BitSet;
import java.util.List;

/**
 * Sets of labels, predicted and true, one of each for every item.
 *
 * @param gold what is true
 * @param predicted what was predicted
 * @param labels how many labels there are; sets hold numbers from 0 up to it, not included
 */
public record LabelSets(List<BitSet> gold, List<BitSet> predicted, int labels) {

    public LabelSets {
        if (gold.size() != predicted.size() || gold.isEmpty()) {
            throw new IllegalArgumentException("there are " + gold.size() + " sets and " + predicted.size()
                    + " predictions; one of each for at least 1 item is needed");
        }
        gold = gold.stream().map(set -> (BitSet) set.clone()).toList();
        predicted = predicted.stream().map(set -> (BitSet) set.clone()).toList();
    }

    /** Number of items. */
    public int items() {
        return gold.size();
    }
}
