package io.embedsmith.api.cli.output;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a long step is: a bar on a terminal, a line now and then elsewhere. Goes to standard error. */
public sealed interface Progress extends AutoCloseable {
    /** Where it stands, what is half done counted in part; a total of 0 is not known. */
    void update(double done, long total);

    /** What else there is to say beside the numbers, blank for nothing; counts from the next update on. */
    void note(String text);

    @Override
    void close();

    /** The one that suits where standard error goes. */
    static Progress of(String task, String unit, PrintWriter err) {
        boolean isTerminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return isTerminal ? new Bar(task, unit) : new Lines(task, unit, err, System::nanoTime);
    }

    /** A bar that moves. */
    final class Bar implements Progress {
        /** Steps of the bar for one item, so that it moves while one large item is under way. */
        private static final int STEPS = 1_000;

        private final ProgressBar bar;

        Bar(String task, String unit) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setUnit(" " + unit, STEPS)
                    .setInitialMax(0)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .showSpeed()
                    .setConsumer(new ConsoleProgressBarConsumer(StandardError.stream()))
                    .build();
        }

        @Override
        public void update(double done, long total) {
            bar.maxHint(total * STEPS);
            bar.stepTo((long) (done * STEPS));
        }

        @Override
        public void note(String text) {
            bar.setExtraMessage(text);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line every few seconds. */
    final class Lines implements Progress {
        private static final Duration GRAIN = Duration.ofSeconds(5);

        private final String task;
        private final String unit;
        private final PrintWriter err;
        private final LongSupplier nanoTime;
        private final TimeLeft timeLeft = new TimeLeft();
        private long lastLine;
        private String note = "";

        /** @param nanoTime a clock that never goes back */
        Lines(String task, String unit, PrintWriter err, LongSupplier nanoTime) {
            this.task = task;
            this.unit = unit;
            this.err = err;
            this.nanoTime = nanoTime;
            this.lastLine = nanoTime.getAsLong();
        }

        @Override
        public synchronized void update(double done, long total) {
            long now = nanoTime.getAsLong();
            Optional<Duration> left = timeLeft.after(done, total, now);
            if (now - lastLine < GRAIN.toNanos()) {
                return;
            }
            lastLine = now;
            String of = total == 0
                    ? ""
                    : String.format(Locale.ROOT, " of %,d (%.0f %%)", total, Math.floor(100 * done / total));
            String wait = left.map(time -> ", about " + TimeLeft.words(time) + " left")
                    .orElse("");
            err.println(String.format(Locale.ROOT, "%s: %,d%s %s%s%s", task, (long) done, of, unit, wait, note));
            err.flush();
        }

        @Override
        public synchronized void note(String text) {
            note = text.isBlank() ? "" : ", " + text;
        }

        @Override
        public void close() {
            err.flush();
        }
    }
}
