package io.embedsmith.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailureThrottleTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final FailureThrottle throttle = new FailureThrottle(clock);

    @Test
    void wrongKeysAreRefusedAfterTheAllowedNumberUntilTheWindowEnds() {
        for (int i = 0; i < FailureThrottle.ALLOWED; i++) {
            assertThat(throttle.failed("10.0.0.1")).isEmpty();
        }
        clock.advance(Duration.ofSeconds(20));

        assertThat(throttle.failed("10.0.0.1")).contains(Duration.ofSeconds(40));

        clock.advance(Duration.ofSeconds(40));
        assertThat(throttle.failed("10.0.0.1")).isEmpty();
    }

    @Test
    void oneAddressDoesNotCountForAnother() {
        for (int i = 0; i <= FailureThrottle.ALLOWED; i++) {
            throttle.failed("10.0.0.1");
        }

        assertThat(throttle.failed("10.0.0.2")).isEmpty();
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < FailureThrottle.ALLOWED; i++) {
            throttle.failed("first");
        }
        for (int i = 0; i < FailureThrottle.ADDRESSES; i++) {
            throttle.failed("address-" + i);
        }

        assertThat(throttle.failed("first")).as("the oldest was forgotten").isEmpty();
    }
}
