package io.embedsmith.api.evaluation.task;

import io.embedsmith.evaluation.runner.RunListener;
import org.jboss.logging.Logger;

/** Hears of the texts of one task, and ends it when the whole is to stop. */
record StepListener(TaskListener whole) implements RunListener {
    private static final Logger LOG = Logger.getLogger(StepListener.class);

    @Override
    public void noted(String note) {
        LOG.info(note);
    }

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
