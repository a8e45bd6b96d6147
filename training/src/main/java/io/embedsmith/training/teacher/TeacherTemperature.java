package io.embedsmith.training.teacher;

/**
 * What a teacher's scores are divided by. Training takes their softmax: the lower, the surer the teacher seems.
 *
 * @param value above 0
 */
public record TeacherTemperature(double value) {
    /** Logits are made for a softmax; FlagEmbedding takes them as they are. */
    public static final TeacherTemperature OF_LOGITS = new TeacherTemperature(1);
    /** Cosines lie within a few tenths; models are trained with about this. */
    public static final TeacherTemperature OF_COSINES = new TeacherTemperature(0.02);

    public TeacherTemperature {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the temperature of the teacher is " + value
                    + "; a finite number above 0 is needed, 1 leaves a reranker's logits as they are");
        }
    }

    double of(double score) {
        return score / value;
    }
}
