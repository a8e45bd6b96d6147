package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import java.nio.file.Path;
import java.util.Optional;

/** The models that a server has. */
final class Models {
    private Models() {}

    /** The bundled ones, on all processors of the machine. */
    static ModelHost bundled() {
        String folder = Optional.ofNullable(System.getProperty("embedsmith.models"))
                .orElseThrow(() -> new IllegalStateException(
                        "-Dembedsmith.models is not set; start the benchmarks with benchmarks/run, which sets it"));
        return LocalModelHost.open(ModelHostSettings.of(Path.of(folder)));
    }
}
