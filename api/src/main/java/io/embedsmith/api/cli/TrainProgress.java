package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.training.run.TrainingEvent;
import io.embedsmith.training.run.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells how a run goes: loss, rate and time left beside the bar, a line for each measurement. */
final class TrainProgress implements TrainingListener, AutoCloseable {
    private final Progress progress;
    private final PrintWriter err;
    private long tokens;
    private double seconds;

    TrainProgress(PrintWriter err) {
        this.progress = Progress.of("training", "steps", err);
        this.err = err;
    }

    @Override
    public void on(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.StepDone done -> {
                tokens += done.tokens();
                seconds += done.seconds();
                progress.note(String.format(
                        Locale.ROOT,
                        "loss %.4f, rate %.2g, %,.0f tokens/s",
                        done.loss(),
                        done.learningRate(),
                        tokens / seconds));
                progress.update((double) done.step(), done.steps());
            }
            case TrainingEvent.Evaluated evaluated ->
                say(String.format(
                        Locale.ROOT,
                        "step %,d: %s %.5f%s",
                        evaluated.step(),
                        evaluated.metric(),
                        evaluated.value(),
                        evaluated.step() == 0 ? " before training" : evaluated.best() ? ", the best so far" : ""));
            case TrainingEvent.CheckpointWritten written -> {}
            case TrainingEvent.Resumed resumed ->
                say(String.format(Locale.ROOT, "goes on after step %,d, where a checkpoint is", resumed.step()));
            case TrainingEvent.StoppedEarly stopped ->
                say(String.format(Locale.ROOT, "stops after step %,d: it gets no better", stopped.step()));
        }
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void close() {
        progress.close();
    }
}
