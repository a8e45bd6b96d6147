package io.embedsmith.evaluation.protocol;

/** For each machine's summary of one text the highest similarity to a person's, by cosine and by inner product. */
final class SummaryQuality {
    private final double[] cosine;
    private final double[] dot;

    SummaryQuality(double[] cosine, double[] dot) {
        this.cosine = cosine;
        this.dot = dot;
    }

    double[] cosine() {
        return cosine;
    }

    double[] dot() {
        return dot;
    }

    static SummaryQuality of(float[][] machine, float[][] human) {
        SummaryQuality quality = new SummaryQuality(new double[machine.length], new double[machine.length]);
        for (int i = 0; i < machine.length; i++) {
            double cosine = Double.NEGATIVE_INFINITY;
            double dot = Double.NEGATIVE_INFINITY;
            for (float[] reference : human) {
                cosine = Math.max(cosine, Directions.dot(Directions.of(machine[i]), Directions.of(reference)));
                dot = Math.max(dot, Directions.dot(machine[i], reference));
            }
            quality.cosine[i] = cosine;
            quality.dot[i] = dot;
        }
        return quality;
    }

    boolean differs() {
        return !Constant.is(cosine) && !Constant.is(dot);
    }
}
