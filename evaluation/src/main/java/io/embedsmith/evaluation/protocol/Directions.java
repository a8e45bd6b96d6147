package io.embedsmith.evaluation.protocol;

/** Vectors of length one, in float32 as the programs that MTEB runs on make them. */
final class Directions {
    private Directions() {}

    /** The vector over its length; the zero vector stays. */
    static float[] of(float... vector) {
        float length = (float) Math.sqrt(squaredNorm(vector));
        float[] direction = vector.clone();
        for (int i = 0; length > 0 && i < direction.length; i++) {
            direction[i] /= length;
        }
        return direction;
    }

    /** Summed in double: closer to the truth than any order in float. */
    static double squaredNorm(float... vector) {
        double sum = 0;
        for (float component : vector) {
            sum += (double) component * component;
        }
        return sum;
    }

    static float dot(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return (float) sum;
    }
}
