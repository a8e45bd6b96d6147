package io.embedsmith.api.observability;

import io.quarkus.logging.LoggingFilter;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out of the log that a client left while an event was written to it: clients may leave whenever they like, and the
 * framework reports each as an error of the server. Other failures of server-sent events stay.
 */
@LoggingFilter(name = DepartedClients.NAME)
public final class DepartedClients implements Filter {
    static final String NAME = "departed-clients";

    private static final String EVENTS = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";
    /** Where the JDK writes to sockets. Its exceptions have no type of their own, and messages of the system's language. */
    private static final String SOCKETS = "sun.nio.ch.";

    @Override
    public boolean isLoggable(LogRecord record) {
        return !(EVENTS.equals(record.getLoggerName()) && isDeparture(record.getThrown()));
    }

    private static boolean isDeparture(@Nullable Throwable thrown) {
        return thrown instanceof ClosedChannelException || (thrown instanceof IOException && isOfSocket(thrown));
    }

    /** A broken pipe, a reset connection: not an event that could not be made JSON, which is an {@link IOException} too. */
    private static boolean isOfSocket(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith(SOCKETS);
    }
}
