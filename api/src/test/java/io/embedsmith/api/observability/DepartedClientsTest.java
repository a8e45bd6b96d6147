package io.embedsmith.api.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DepartedClientsTest {
    private static final String EVENTS = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    private final DepartedClients filter = new DepartedClients();

    @Test
    void clientThatLeftWhileAnEventWasWrittenIsNotLogged() {
        assertThat(filter.isLoggable(line(EVENTS, new ClosedChannelException())))
                .isFalse();
    }

    @Test
    void everythingElseIs() {
        assertThat(filter.isLoggable(line(EVENTS, new IOException("broken")))).isTrue();
        assertThat(filter.isLoggable(line(EVENTS, null))).isTrue();
        assertThat(filter.isLoggable(line("io.embedsmith.api.job.JobWorker", new ClosedChannelException())))
                .isTrue();
    }

    private static LogRecord line(String logger, @Nullable Throwable thrown) {
        LogRecord line = new LogRecord(Level.SEVERE, "Exception in SSE server handling");
        line.setLoggerName(logger);
        line.setThrown(thrown);
        return line;
    }
}
