package io.embedsmith.training.weights;

import java.util.Collection;

/** Where new numbers of a model's tensors go: a directory, or a graph in memory. */
public interface WeightSink {

    /** The tensors that are to be put, each once, in the order of the file; several may share their numbers. */
    Collection<WeightTensor> tensors();

    /** Takes the numbers of a tensor, row by row as Hugging Face orients it. */
    void put(String name, float[] values);
}
