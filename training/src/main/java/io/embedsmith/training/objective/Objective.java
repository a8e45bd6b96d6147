package io.embedsmith.training.objective;

import java.util.List;
import java.util.random.RandomGenerator;

/** Examples, and how wrong a model is about some of them. Not safe for use by several threads. */
public interface Objective {

    /** Examples of each file; a batch never mixes two of them. */
    List<Integer> sizes();

    /**
     * Some examples as the model takes them.
     *
     * @param places of the examples, counted over all files from 0
     * @param random what is drawn, such as which of many negatives take part
     */
    TextBatch batch(List<Integer> places, RandomGenerator random);

    /** An example in words, for whoever looks for one that does harm. */
    String describe(int place);
}
