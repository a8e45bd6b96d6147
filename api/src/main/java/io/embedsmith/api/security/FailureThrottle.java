package io.embedsmith.api.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts wrong keys by address. A right key always passes: 256 bits cannot be guessed, so the throttle is there to keep
 * the noise of guessing down, and must not let one caller lock out another behind the same address.
 */
final class FailureThrottle {
    /** Wrong keys that an address may send in a window before it is told to wait. */
    static final int ALLOWED = 20;

    static final Duration WINDOW = Duration.ofMinutes(1);
    /** Addresses remembered; the oldest is forgotten first. */
    static final int ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>();

    FailureThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Window(Instant start, int failures) {}

    /** Notes a wrong key; how long to wait when there were too many. */
    synchronized Optional<Duration> failed(String address) {
        Instant now = clock.instant();
        Window window = windows.get(address);
        if (window == null || !now.isBefore(window.start().plus(WINDOW))) {
            windows.remove(address);
            windows.put(address, new Window(now, 1));
            forgetOldest();
            return Optional.empty();
        }
        windows.put(address, new Window(window.start(), window.failures() + 1));
        return window.failures() < ALLOWED
                ? Optional.empty()
                : Optional.of(Duration.between(now, window.start().plus(WINDOW)));
    }

    private void forgetOldest() {
        if (windows.size() > ADDRESSES) {
            var oldest = windows.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
