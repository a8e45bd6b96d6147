package io.embedsmith.evaluation.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.random.NumpyRandomState;
import io.embedsmith.evaluation.testing.Golden;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MiniBatchKMeansTest {

    static List<Golden> cases() {
        return Golden.read("mini-batch-k-means").list("cases");
    }

    /**
     * All but points halfway between two centres, which go by the last bit of a distance and then move the centres a little:
     * about as many as when scikit-learn runs in float64 instead of float32.
     */
    @ParameterizedTest
    @MethodSource("cases")
    void clustersAreThoseOfScikitLearn(Golden expected) {
        int clusters = expected.integer("clusters");
        float[][] points = points(expected);

        int[] found = new MiniBatchKMeans(clusters, expected.integer("batch"), 42).cluster(points);

        int[] theirs = expected.integers("labels");
        long different = IntStream.range(0, found.length)
                .filter(i -> found[i] != theirs[i])
                .count();
        assertThat(different).isLessThanOrEqualTo(1 + 2 * expected.integer("differingInFloat64"));
        int[] classes = IntStream.range(0, points.length).map(i -> i % clusters).toArray();
        assertThat(VMeasure.of(classes, found).value()).isCloseTo(expected.number("v_measure"), within(0.001));
    }

    @Test
    void fewerPointsThanClustersAreRefused() {
        assertThatThrownBy(() -> new MiniBatchKMeans(3, 500, 42).cluster(new float[][] {{1}, {2}}))
                .hasMessage("2 points cannot make 3 clusters; as many points are needed");
    }

    /** Made as the golden file says that its points were made. */
    private static float[][] points(Golden from) {
        NumpyRandomState random = new NumpyRandomState(3);
        double[][] centres = uniform(from.integer("clusters"), from.integer("dimension"), random);
        double[][] noise = uniform(from.integer("points"), from.integer("dimension"), random);
        float[][] points = new float[noise.length][noise[0].length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < points[i].length; j++) {
                points[i][j] = (float) (centres[i % centres.length][j] + from.number("noise") * noise[i][j]);
            }
        }
        return points;
    }

    private static double[][] uniform(int rows, int columns, NumpyRandomState random) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextDouble();
            }
        }
        return matrix;
    }
}
