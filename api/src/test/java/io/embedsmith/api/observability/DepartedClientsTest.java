package io.embedsmith.api.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
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

    /** The first write after the other side left is taken, and answered with a reset. */
    @Test
    void clientWhoseConnectionBrokeIsNotLogged() throws IOException {
        assertThat(filter.isLoggable(line(EVENTS, writeUntilBroken()))).isFalse();
    }

    private static IOException writeUntilBroken() throws IOException {
        try (ServerSocketChannel server =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel left = left(server)) {
            while (true) {
                try {
                    left.write(new ByteBuffer[] {ByteBuffer.allocate(1), ByteBuffer.allocate(1)});
                } catch (ClosedChannelException ours) {
                    throw ours;
                } catch (IOException broken) {
                    return broken;
                }
            }
        }
    }

    private static SocketChannel left(ServerSocketChannel server) throws IOException {
        try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
            assertThat(client.isConnected()).isTrue();
            return server.accept();
        }
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
