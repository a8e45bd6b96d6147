package io.embedsmith.api.error;

import java.util.Objects;
import java.util.stream.Stream;

/** A failure with what caused it. */
final class Causes {
    /** Longer chains than this are loops. */
    private static final int MAX_CAUSES = 32;

    private Causes() {}

    /** The failure itself, its cause, the cause of that, and so on. */
    static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MAX_CAUSES);
    }

    /** Those of one type. */
    static <T extends Throwable> Stream<T> of(Throwable failure, Class<T> type) {
        return of(failure).filter(type::isInstance).map(type::cast);
    }
}
