package io.embedsmith.api.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What stands in a log, where there is no terminal. */
class ProgressTest {
    private final StringWriter err = new StringWriter();
    private final AtomicLong clock = new AtomicLong();

    private Progress lines() {
        return new Progress.Lines("training", "steps", new PrintWriter(err, true), clock::get);
    }

    private void pass(long seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void aLineSaysHowLongItStillTakes() {
        try (Progress progress = lines()) {
            progress.note("loss 0.5");
            progress.update(1, 101);
            pass(20);
            progress.update(11, 101);
            pass(1);
            progress.update(12, 101); // too soon for another line
            pass(179);
            progress.update(101, 101);
        }

        assertThat(err.toString().lines())
                .containsExactly(
                        "training: 11 of 101 (10 %) steps, about 3 min left, loss 0.5",
                        "training: 101 of 101 (100 %) steps, loss 0.5");
    }

    @Test
    void whatAnEarlierRunDidCostsNothing() {
        try (Progress progress = lines()) {
            progress.update(500, 1_000);
            pass(10);
            progress.update(505, 1_000);
        }

        assertThat(err.toString()).contains("505 of 1,000 (50 %) steps, about 17 min left");
    }

    @Test
    void nothingIsSaidOfWhatIsNotKnown() {
        try (Progress progress = lines()) {
            pass(10);
            progress.update(3, 10);
            pass(10);
            progress.update(5, 0);
        }

        assertThat(err.toString()).doesNotContain("left");
    }

    @Test
    void timesAreRoundedToWhatPeoplePlanWith() {
        assertThat(TimeLeft.words(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(TimeLeft.words(Duration.ofSeconds(60))).isEqualTo("1 min");
        assertThat(TimeLeft.words(Duration.ofSeconds(3_569))).isEqualTo("59 min");
        assertThat(TimeLeft.words(Duration.ofSeconds(3_570))).isEqualTo("1 h 00 min");
        assertThat(TimeLeft.words(Duration.ofMinutes(125))).isEqualTo("2 h 05 min");
    }
}
