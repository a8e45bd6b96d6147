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

    /** Asked for once: every further call would take a lock, and log a warning where somebody else asked first. */
    private static final OrtEnvironment ENVIRONMENT =
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "embedsmith");

    private OrtRuntime() {}

    static OrtEnvironment environment() {
        return ENVIRONMENT;
    }

    /** Opens a session whose runs use this many threads, the calling one included. */
    static OrtSession open(Path weights, Optional<ByteBuffer> content, int threadsPerRun) {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threadsPerRun);
            options.setInterOpNumThreads(1);
            if (threadsPerRun == 1) {
                options.addConfigEntry("session.intra_op.allow_spinning", "0");
            } else {
                // Long enough for the next operator or the next text, which a sleeping thread would be late for; no
                // longer.
                options.addConfigEntry("session.intra_op.spin_duration_us", "500");
            }
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

    /** Whether models run on a graphics card, where it does not matter how many threads a run has. */
    static boolean hasGraphicsCard() {
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    }

    private static void useGraphicsCard(SessionOptions options) {
        if (!hasGraphicsCard()) {
            return;
        }
        try {
            options.addCUDA();
        } catch (OrtException e) {
            LOG.warnf("CUDA cannot be used, models run on the processor: %s", e.getMessage());
        }
    }
}
