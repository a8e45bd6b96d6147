package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.model.Pooling;
import java.nio.FloatBuffer;

/** Turns the token states of a run into one vector per text. */
final class PooledVectors {
    private PooledVectors() {}

    /**
     * Pools one text.
     *
     * @param states of the run, shape {@code [B, T, D]}, where T may be 1 if the graph keeps the first token only
     * @param start offset of the text's first state
     * @param tokens of the text that are not padding
     * @param vector receives the result, shape {@code [D]}
     */
    static void pool(Pooling pooling, FloatBuffer states, int start, int tokens, float[] vector) {
        switch (pooling) {
            case CLS, IN_GRAPH -> states.get(start, vector);
            case LAST_TOKEN -> states.get(start + (tokens - 1) * vector.length, vector);
            case MEAN -> mean(states, start, tokens, vector);
            case MAX -> max(states, start, tokens, vector);
        }
    }

    /** Summed in token order in double precision, so that padding and batch mates cannot change the result. */
    private static void mean(FloatBuffer states, int start, int tokens, float[] vector) {
        double[] sum = new double[vector.length];
        float[] state = new float[vector.length];
        for (int token = 0; token < tokens; token++) {
            states.get(start + token * vector.length, state);
            for (int i = 0; i < state.length; i++) {
                sum[i] += state[i];
            }
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (sum[i] / tokens);
        }
    }

    private static void max(FloatBuffer states, int start, int tokens, float[] vector) {
        float[] state = new float[vector.length];
        states.get(start, vector);
        for (int token = 1; token < tokens; token++) {
            states.get(start + token * vector.length, state);
            for (int i = 0; i < state.length; i++) {
                vector[i] = Math.max(vector[i], state[i]);
            }
        }
    }
}
