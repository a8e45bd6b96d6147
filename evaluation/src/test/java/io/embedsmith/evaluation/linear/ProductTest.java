package io.embedsmith.evaluation.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.random.NumpyRandomState;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against three nested loops in double, over awkward sizes. */
class ProductTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 13, 64, 207, 1025})
    void productsAreThoseOfTheNaiveLoops(int inner) {
        NumpyRandomState random = new NumpyRandomState(inner);
        double[][] left = random(3, inner, random);
        double[][] right = random(inner, 19, random);
        double[][] product = new double[3][19];
        float[][] floatProduct = new float[3][19];

        DoubleProduct.multiply(left, right, product);
        FloatProduct.multiply(narrow(left), narrow(right), floatProduct);

        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 19; j++) {
                double expected = 0;
                double magnitude = 0;
                for (int p = 0; p < inner; p++) {
                    expected += left[i][p] * right[p][j];
                    magnitude += Math.abs(left[i][p] * right[p][j]);
                }
                assertThat(product[i][j]).isCloseTo(expected, within(1e-15 * inner * (1 + magnitude)));
                assertThat((double) floatProduct[i][j])
                        .isCloseTo(expected, within(2e-7 * (inner + 1) * (1 + magnitude)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 33, 100})
    void equalColumnsGiveEqualProducts(int columns) {
        NumpyRandomState random = new NumpyRandomState(1);
        float[][] left = narrow(random(1, 50, random));
        float[][] right = new float[50][columns];
        for (float[] row : right) {
            Arrays.fill(row, (float) random.nextDouble());
        }
        float[][] product = new float[1][columns];

        FloatProduct.multiply(left, right, product);

        for (float value : product[0]) {
            assertThat(value).isEqualTo(product[0][0]);
        }
    }

    private static double[][] random(int rows, int columns, NumpyRandomState random) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            Arrays.setAll(row, j -> random.nextDouble() - 0.5);
        }
        return matrix;
    }

    private static float[][] narrow(double[][] wide) {
        float[][] narrow = new float[wide.length][wide[0].length];
        for (int i = 0; i < wide.length; i++) {
            for (int j = 0; j < wide[i].length; j++) {
                narrow[i][j] = (float) wide[i][j];
            }
        }
        return narrow;
    }
}
