package io.embedsmith.benchmarks.mining;

import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.mining.MiningData;
import io.embedsmith.training.mining.MiningVectors;
import io.embedsmith.training.mining.Passages;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Examples and passages whose vectors are random directions; the i-th passage answers the i-th query. */
final class RandomMining {
    private RandomMining() {}

    static MiningData of(int queries, int passages, int dimension) {
        List<TrainingExample> examples = IntStream.range(0, queries)
                .mapToObj(i -> TrainingExample.ofPair("query " + i, "passage " + i))
                .toList();
        List<String> pool =
                IntStream.range(0, passages).mapToObj(i -> "passage " + i).toList();
        return new MiningData(
                examples,
                Passages.of(examples, pool),
                MiningVectors.unit(vectors(queries, dimension, 1), vectors(passages, dimension, 2)));
    }

    private static Embeddings vectors(int rows, int dimension, long seed) {
        Random random = new Random(seed);
        Embeddings.Builder vectors = new Embeddings.Builder(rows, dimension);
        for (int row = 0; row < rows; row++) {
            float[] vector = new float[dimension];
            for (int i = 0; i < dimension; i++) {
                vector[i] = (float) random.nextGaussian();
            }
            vectors.add(vector);
        }
        return vectors.build();
    }
}
