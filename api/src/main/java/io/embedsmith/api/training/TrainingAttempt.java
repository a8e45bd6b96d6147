package io.embedsmith.api.training;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One process that trains, watched until it ends or is told to. */
final class TrainingAttempt {
    private static final Logger LOG = Logger.getLogger(TrainingAttempt.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final TrainingFolder folder;
    private final Consumer<CurveFile.News> store;
    private final TrainingListener listener;
    private CurveFile curve;

    /** @param store keeps what the run tells */
    TrainingAttempt(TrainingFolder folder, Consumer<CurveFile.News> store, TrainingListener listener) {
        this.folder = folder;
        this.store = store;
        this.listener = listener;
        this.curve = new CurveFile(folder.curve());
    }

    /** @throws TrainingFailedException if the process ends badly */
    void run(TrainingProgram program, List<String> arguments) {
        try (TrainingProcess process = TrainingProcess.start(program, arguments, folder)) {
            while (!process.endsWithin(BETWEEN_LOOKS)) {
                tell();
                if (listener.isCancelled()) {
                    return;
                }
            }
            tell();
            process.requireSuccess();
        }
    }

    /** What cannot be kept now, the database being away for a moment, is told again with the next look. */
    private void tell() {
        try {
            curve.look().ifPresent(this::tell);
        } catch (IOException | RuntimeException e) {
            LOG.debugf(e, "The steps of a training were not kept");
            curve = new CurveFile(folder.curve());
        }
    }

    private void tell(CurveFile.News news) {
        store.accept(news);
        TrainingCurve told = TrainingCurve.of(news.lines());
        if (told.steps() > 0) {
            listener.done(told.step(), told.steps());
        }
    }
}
