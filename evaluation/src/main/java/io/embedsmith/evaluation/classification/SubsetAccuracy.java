package io.embedsmith.evaluation.classification;

/** Share of the items whose set of labels was predicted exactly. */
public final class SubsetAccuracy {
    private SubsetAccuracy() {}

    /** In [0, 1]. */
    public static double of(LabelSets sets) {
        int correct = 0;
        for (int i = 0; i < sets.items(); i++) {
            correct += sets.gold().get(i).equals(sets.predicted().get(i)) ? 1 : 0;
        }
        return (double) correct / sets.items();
    }
}
