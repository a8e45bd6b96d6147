package io.embedsmith.training.objective;

import io.embedsmith.training.data.ExampleFiles;
import java.util.List;
import java.util.random.RandomGenerator;

/** Examples, and how wrong a model is about some of them. Not safe for use by several threads. */
public interface Objective {

    /** What is learned from; a batch never mixes two of its files. */
    ExampleFiles<?> examples();

    /**
     * Some examples as the model takes them.
     *
     * @param places of the examples, counted over all files from 0
     * @param random what is drawn, such as which of many negatives take part
     */
    TextBatch batch(List<Integer> places, RandomGenerator random);

    /**
     * Complains about batches that nothing can be learned from.
     *
     * @param size examples of a batch
     * @throws IllegalArgumentException if the loss of such a batch is always 0
     */
    default void requireBatch(int size) {}
}
