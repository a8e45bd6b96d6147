package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.evaluation.StopSignal;

/** Hears how far models are with their tasks, and may stop them. */
public interface TaskListener extends StopSignal {
    /** How many steps there are; told first. */
    void total(int steps);

    /** A step is done; told once for each. */
    void done();

    /** A step is done, badly. */
    void failed(EvaluatedTask task, EvaluatedTask.Failed failure);

    /** The step in work is done by this share. */
    void underWay(double share);

    /** The step in work has come to this, which is not counted. */
    void phase(String name);

    /** The step in work has come to this, and so far with it. */
    void phase(String name, long done, long total);
}
