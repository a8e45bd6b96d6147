package io.embedsmith.evaluation.classification;

/** Share of the items whose class was predicted. */
public final class Accuracy {
    private Accuracy() {}

    /** In [0, 1]. */
    public static double of(ClassCounts counts) {
        int correct = 0;
        for (int i = 0; i < counts.classes(); i++) {
            correct += counts.correct(i);
        }
        return (double) correct / counts.items();
    }
}
