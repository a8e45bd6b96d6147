package io.embedsmith.training.merge.choice;

import io.embedsmith.evaluation.runner.RunListener;

/** Hears how far measuring is. What it throws ends it; tasks that are finished are kept. */
public interface MixtureListener {
    /** How many times a model meets a task; told first. */
    void total(int steps);

    /** A model meets a task; what hears of its texts. */
    RunListener begin(String model, String task);

    /** It has a score. */
    void end(String model, String task, double score);
}
