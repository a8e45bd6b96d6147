package io.embedsmith.evaluation.task;

import io.embedsmith.evaluation.system.Embedder;

/**
 * How a model is measured on one type of task. Make one for each run of a task and give it the splits and subsets in
 * the order of the task: the random streams of some protocols run on from one to the next, as they do in MTEB. Not for
 * use by several threads.
 *
 * @param <D> the shape of data that it takes
 */
public interface TaskProtocol<D extends TaskData> {

    /**
     * Measures one split of one subset.
     *
     * @throws UnusableDataException if the data cannot be measured, for example has only one class
     */
    TaskScores evaluate(D data, Embedder embedder, Progress progress);
}
