package io.embedsmith.api.cli;

import java.util.Optional;
import java.util.stream.Stream;

/** What is said when a command needs more of Java's heap than there is. Models and tensors lie outside of it. */
final class HeapRanOut {
    private static final int MIB = 20;

    private HeapRanOut() {}

    /** The error that is behind a failure, if it is one of memory: threads wrap what they die of. */
    static Optional<OutOfMemoryError> behind(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(OutOfMemoryError.class::isInstance)
                .map(OutOfMemoryError.class::cast)
                .findFirst();
    }

    /** Two sentences: what there was, and what to do. */
    static String words(OutOfMemoryError error, String command) {
        long mib = Runtime.getRuntime().maxMemory() >> MIB;
        return "memory of '" + command + "' ran out: its heap has " + mib + " MiB (" + error.getMessage() + ").\n"
                + "Give it more with EMBEDSMITH_HEAP=" + larger(mib) + " in the environment, or "
                + remedy(command);
    }

    /** Twice as much, in whole GiB. */
    private static String larger(long mib) {
        return Math.ceilDiv(2 * mib, 1L << 10) + "g";
    }

    private static String remedy(String command) {
        return switch (command) {
            case "train" -> "train on fewer or shorter examples, or a smaller dev set";
            case "mine" ->
                "name fewer --candidates, a smaller --range, or a --collection, of which only what is near is read";
            default -> "give it fewer or shorter texts at once";
        };
    }
}
