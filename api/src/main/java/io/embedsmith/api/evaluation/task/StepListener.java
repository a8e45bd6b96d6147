package io.embedsmith.api.evaluation.task;

import io.embedsmith.evaluation.runner.RunListener;

/** Hears of the texts of one task, and ends it when the whole is to stop. */
record StepListener(TaskListener whole) implements RunListener {
    @Override
    public void embedded(long done, long total) {
        whole.goOn();
        whole.underWay(total == 0 ? 0 : (double) done / total);
        if (done < total) {
            whole.phase("embedding", done, total);
        } else {
            whole.phase("scoring");
        }
    }

    @Override
    public void advance(String stage, int done, int total) {
        whole.phase(stage, done, total);
        whole.goOn();
    }
}
