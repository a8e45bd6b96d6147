package io.embedsmith.evaluation.classification;

/** F1 of each label over all items, averaged over the labels; 0 for a label that is neither there nor predicted. */
public final class LabelF1 {
    private LabelF1() {}

    /** In [0, 1]. */
    public static double of(LabelSets sets) {
        double sum = 0;
        for (int label = 0; label < sets.labels(); label++) {
            int correct = 0;
            int total = 0;
            for (int i = 0; i < sets.items(); i++) {
                boolean there = sets.gold().get(i).get(label);
                boolean predicted = sets.predicted().get(i).get(label);
                correct += there && predicted ? 1 : 0;
                total += (there ? 1 : 0) + (predicted ? 1 : 0);
            }
            sum += total == 0 ? 0 : 2.0 * correct / total;
        }
        return sum / sets.labels();
    }
}
