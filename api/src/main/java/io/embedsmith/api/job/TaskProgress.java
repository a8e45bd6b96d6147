package io.embedsmith.api.job;

import io.embedsmith.api.evaluation.task.EvaluatedTask;
import io.embedsmith.api.evaluation.task.TaskListener;

/** Tells a job's attempt how far models are with their tasks; a new attempt counts what is there again, at once. */
record TaskProgress(Attempt attempt) implements TaskListener {
    /** A task is not done when its last text is embedded. */
    private static final double BEFORE_SCORING = 0.98;

    @Override
    public void total(int steps) {
        attempt.restart();
        attempt.total(steps);
    }

    @Override
    public void done() {
        attempt.advance();
    }

    @Override
    public void failed(EvaluatedTask task, EvaluatedTask.Failed failure) {
        attempt.advance(new Job.JobFailure(task.model() + " · " + task.task(), failure.code(), failure.message()));
    }

    @Override
    public void underWay(double share) {
        attempt.underWay(attempt.done() + share * BEFORE_SCORING);
    }

    @Override
    public void phase(String name) {
        attempt.phase(Job.Phase.of(name));
    }

    @Override
    public void phase(String name, long done, long total) {
        attempt.phase(Job.Phase.of(name, done, total));
    }

    @Override
    public boolean isCancelled() {
        return attempt.isStopped();
    }
}
