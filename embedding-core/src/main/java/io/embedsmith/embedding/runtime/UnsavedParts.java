package io.embedsmith.embedding.runtime;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What a model in memory runs with: threads and a session of its own. */
record UnsavedParts(HostParts host) implements AutoCloseable {

    /** @param graph what the model's ONNX file would hold */
    static UnsavedParts of(ByteBuffer graph, ModelHostSettings settings) {
        SessionCache sessions = new SessionCache(
                settings, (model, threads) -> EncoderSession.load(model, graph, threads), System::nanoTime);
        SpeedBook speeds = new SpeedBook(Optional.empty(), Machine.describe());
        return new UnsavedParts(new HostParts(settings, sessions, new Workers(settings.threads()), speeds));
    }

    @Override
    public void close() {
        host.sessions().close();
        host.workers().close();
    }
}
