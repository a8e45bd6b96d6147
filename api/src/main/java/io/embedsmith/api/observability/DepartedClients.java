package io.embedsmith.api.observability;

import io.quarkus.logging.LoggingFilter;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps out of the log that a client left while an event was written to it: clients may leave whenever they like, and the
 * framework reports each as an error of the server. Other failures of server-sent events stay.
 */
@LoggingFilter(name = DepartedClients.NAME)
public final class DepartedClients implements Filter {
    static final String NAME = "departed-clients";

    private static final String EVENTS = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    @Override
    public boolean isLoggable(LogRecord record) {
        return !(record.getThrown() instanceof ClosedChannelException && EVENTS.equals(record.getLoggerName()));
    }
}
