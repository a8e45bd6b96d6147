package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.evaluation.protocol.Retrieval;
import io.embedsmith.evaluation.runner.RunListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows how far a task is. The numbers are texts that have vectors, or queries that were reranked where that takes part, since
 * these are nearly all of the time; what comes behind them is said in words.
 */
final class EvalListener implements RunListener {
    private final Progress progress;
    private final List<String> notes = new ArrayList<>();
    private double done;
    private long total;

    EvalListener(Progress progress) {
        this.progress = progress;
    }

    @Override
    public synchronized void noted(String note) {
        notes.add(note);
    }

    /** What was left out of the data, in sentences. */
    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public synchronized void embedded(long texts, long all) {
        progress.note(texts < all ? "" : "scoring");
        update((double) texts, all);
    }

    @Override
    public synchronized void advance(String stage, int steps, int all) {
        if (stage.equals(Retrieval.RERANKED)) {
            progress.note("");
            update(steps, all);
        } else {
            progress.note(stage + " " + steps + " of " + all);
            update(done, total);
        }
    }

    private void update(double now, long all) {
        done = now;
        total = all;
        progress.update(now, all);
    }
}
