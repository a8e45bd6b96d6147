package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.evaluation.cache.VectorCache;
import java.nio.file.Path;
import java.time.Clock;

/** Where vectors are kept between measurements, whoever asks for them: server and command line share the folder. */
public final class KeptVectors {
    private KeptVectors() {}

    /** Of a data folder. */
    public static VectorCache of(EmbedsmithConfig config, Clock clock) {
        Path folder = config.data().toAbsolutePath().resolve("evaluation").resolve("vectors");
        return new VectorCache(folder, (long) config.evaluation().cacheMib() << 20, clock);
    }
}
