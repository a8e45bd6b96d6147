package io.embedsmith.benchmarks.embedding;

import io.embedsmith.embedding.vector.DenseVector;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How alike two contenders' vectors of the same texts are.
 *
 * @param leastCosine of all texts
 * @param meanCosine over all texts
 */
record Agreement(double leastCosine, double meanCosine) {

    static Agreement of(List<DenseVector> left, List<DenseVector> right) {
        DoubleSummaryStatistics cosines = IntStream.range(0, left.size())
                .mapToDouble(text -> left.get(text).cosine(right.get(text)))
                .summaryStatistics();
        return new Agreement(cosines.getMin(), cosines.getAverage());
    }
}
