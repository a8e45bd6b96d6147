package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.evaluation.runner.RunListener;
import io.embedsmith.training.merge.choice.MixtureListener;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows a bar for each model on each task, and what came out. */
final class MixtureProgress implements MixtureListener, AutoCloseable {
    private final PrintWriter err;
    private int total;
    private int done;
    private @Nullable Progress current;

    MixtureProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void total(int steps) {
        total = steps;
    }

    @Override
    public RunListener begin(String model, String task) {
        Progress progress =
                Progress.of(String.format(Locale.ROOT, "[%d/%d] %s %s", done + 1, total, model, task), "texts", err);
        current = progress;
        return new RunListener() {
            @Override
            public void embedded(long texts, long all) {
                progress.update((double) texts, all);
            }

            @Override
            public void advance(String stage, int steps, int all) {
                // Embedding is nearly all of the time.
            }
        };
    }

    @Override
    public void end(String model, String task, double score) {
        close();
        done++;
        err.printf(Locale.ROOT, "[%d/%d] %s %s: %.4f%n", done, total, model, task, score);
        err.flush();
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
