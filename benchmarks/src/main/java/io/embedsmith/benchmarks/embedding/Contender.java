package io.embedsmith.benchmarks.embedding;

import io.embedsmith.embedding.vector.DenseVector;
import java.util.List;

/** One of the two that are compared, with its model loaded. */
public interface Contender extends AutoCloseable {

    /** Version of ONNX Runtime that it uses. */
    String onnxRuntime();

    /** Embeds all texts in one call. */
    Timed embedAll(List<String> texts);

    @Override
    void close();

    /**
     * What a call gave.
     *
     * @param nanos that the call took, by a clock in the process that made it
     * @param vectors in the order of the texts
     */
    record Timed(long nanos, List<DenseVector> vectors) {

        public Timed {
            vectors = List.copyOf(vectors);
        }
    }
}
