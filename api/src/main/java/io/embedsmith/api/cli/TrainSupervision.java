package io.embedsmith.api.cli;

import io.embedsmith.api.training.TrainingProgram;
import io.embedsmith.training.libtorch.Libtorch;
import java.io.IOException;
import picocli.CommandLine.Option;

/** A training that a server has begun: it ends with the server, and says nothing but what went wrong. */
final class TrainSupervision {
    @Option(
            names = TrainingProgram.SUPERVISED,
            hidden = true,
            description = "End when standard input does, and tell no progress.")
    private boolean supervised;

    boolean isOn() {
        return supervised;
    }

    /** Begins to watch the input; it ends when the one who writes to it does, even by {@code kill -9}. */
    void begin(int status) {
        if (supervised) {
            Thread.ofPlatform().daemon().name("training-supervision").start(() -> {
                awaitEnd();
                Libtorch.exit(status);
            });
        }
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // what is written is of no interest
            }
        } catch (IOException e) {
            // As good as its end.
        }
    }
}
