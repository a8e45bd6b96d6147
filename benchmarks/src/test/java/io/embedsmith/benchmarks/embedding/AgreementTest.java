package io.embedsmith.benchmarks.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.vector.DenseVector;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void agreementIsTheLeastAndTheMeanCosine() {
        DenseVector right = DenseVector.copyOf(1, 0);
        DenseVector up = DenseVector.copyOf(0, 1);

        Agreement agreement = Agreement.of(List.of(right, right), List.of(right, up)); // cosines 1 and 0

        assertThat(agreement).isEqualTo(new Agreement(0, 0.5));
    }
}
