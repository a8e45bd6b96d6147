package io.embedsmith.embedding.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.embedsmith.embedding.ModelUnavailableException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** ONNX Runtime, one environment for the process. */
final class OrtRuntime {
    private static final Logger LOG = Logger.getLogger(OrtRuntime.class);

    private OrtRuntime() {}

    static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "embedsmith");
    }

    /**
     * Opens a session whose runs use the calling thread only.
     *
     * <p>Parallel are whole runs, not the operators inside one: two runs of one thread each finish sooner than two runs that
     * share two threads, and no ONNX Runtime thread spins while it waits.
     */
    static OrtSession open(Path weights, Optional<ByteBuffer> content) {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            useGraphicsCard(options);
            return content.isPresent()
                    ? environment().createSession(content.get(), options)
                    : environment().createSession(weights.toString(), options);
        } catch (OrtException e) {
            throw new ModelUnavailableException(
                    weights + " cannot be loaded: " + e.getMessage() + "; export the model again or use another one",
                    e);
        }
    }

    private static void useGraphicsCard(SessionOptions options) {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return;
        }
        try {
            options.addCUDA();
        } catch (OrtException e) {
            LOG.warnf("CUDA cannot be used, models run on the processor: %s", e.getMessage());
        }
    }
}
