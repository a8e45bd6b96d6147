package io.embedsmith.embedding.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.model.Pooling;
import java.nio.FloatBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Poolings by hand. */
class PooledVectorsTest {
    /** Two texts of T = 3 tokens, D = 2; the third token of the second is padding, with values that would show. */
    private static final FloatBuffer STATES = FloatBuffer.wrap(new float[] {
        1, -2, 3, 4, 5, -6, //
        7, 8, -1, 10, 99, 99
    });

    @ParameterizedTest
    @CsvSource({
        "CLS,         1,         -2", // the first state
        "LAST_TOKEN,  5,         -6", // the third
        "MEAN,        3,         -1.3333334", // (1 + 3 + 5) / 3, (-2 + 4 - 6) / 3
        "MAX,         5,          4", // max(1, 3, 5), max(-2, 4, -6)
        "IN_GRAPH,    1,         -2" // what the graph gives is taken
    })
    void ofATextWithoutPadding(Pooling pooling, float first, float second) {
        assertThat(pool(pooling, 0, 3)).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({
        "CLS,         7,          8",
        "LAST_TOKEN, -1,         10", // the second: the third is padding
        "MEAN,        3,          9", // (7 - 1) / 2, (8 + 10) / 2
        "MAX,         7,         10"
    })
    void ofATextThatIsPadded(Pooling pooling, float first, float second) {
        assertThat(pool(pooling, 6, 2)).containsExactly(first, second);
    }

    private static float[] pool(Pooling pooling, int start, int tokens) {
        float[] vector = new float[2];
        PooledVectors.pool(pooling, STATES, start, tokens, vector);
        return vector;
    }
}
