package io.embedsmith.evaluation.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EmbeddingsTest {
    private static final Embeddings THREE = Embeddings.copyOf(new float[][] {{1, 2}, {3, 4}, {5, 6}});

    @Test
    void rowsLieOneAfterTheOther() {
        assertThat(THREE.rows()).isEqualTo(3);
        assertThat(THREE.dimension()).isEqualTo(2);
        assertThat(THREE.copyRow(1)).containsExactly(3, 4);
        assertThat(THREE.value(2, 0)).isEqualTo(5);
        assertThat(THREE.toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
        float[] target = new float[4];
        THREE.copyRows(1, 3, target);
        assertThat(target).containsExactly(3, 4, 5, 6);
    }

    @Test
    void selectedRowsMayRepeat() {
        assertThat(THREE.select(2, 0, 2).toFloats()).containsExactly(5, 6, 1, 2, 5, 6);
    }

    @Test
    void nothingIsShared() {
        float[][] rows = {{1, 2}};
        Embeddings embeddings = Embeddings.copyOf(rows);
        rows[0][0] = 9;
        embeddings.toFloats()[1] = 9;
        embeddings.copyRow(0)[1] = 9;

        assertThat(embeddings.toFloats()).containsExactly(1, 2);
    }

    @Test
    void notANumberIsRefused_namingTheText() {
        assertThatThrownBy(() -> Embeddings.copyOf(new float[][] {{1, 2}, {3, Float.NaN}}))
                .isInstanceOf(UnusableEmbeddingsException.class)
                .hasMessage("the vector of text 1 (counted from 0) has NaN at component 1;"
                        + " only finite numbers can be compared, look at the model and its precision");
    }

    @Test
    void anotherDimensionIsRefused_namingTheText() {
        assertThatThrownBy(() -> Embeddings.copyOf(new float[][] {{1, 2}, {3}}))
                .isInstanceOf(UnusableEmbeddingsException.class)
                .hasMessage("the vector of text 1 (counted from 0) has dimension 1, those before have 2;"
                        + " a model gives one dimension");
    }

    @Test
    void eachTextNeedsAVector() {
        assertThatThrownBy(() -> new Embeddings.Builder(2, 2).add(1, 2).build())
                .isInstanceOf(UnusableEmbeddingsException.class)
                .hasMessage("there are 1 vectors for 2 texts; each text needs one");
    }
}
