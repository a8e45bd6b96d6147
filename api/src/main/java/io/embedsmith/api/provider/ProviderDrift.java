package io.embedsmith.api.provider;

import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.cache.VectorSource;
import io.embedsmith.evaluation.system.TestedModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out whether a provider still has the model behind a name that it had when vectors were kept. */
public final class ProviderDrift {
    /** Providers run the same model on different hardware and in half precision; two models are far below. */
    private static final double SAME = 0.995;

    private final VectorCache cache;

    /** Over the vectors kept on disk. */
    public ProviderDrift(VectorCache cache) {
        this.cache = cache;
    }

    /**
     * Keeps the vector of the probe when it is the first.
     *
     * @throws ProviderException if it is another one than was kept
     */
    public void check(ProviderAddress address, RemoteEncoder encoder) {
        TestedModel model = encoder.model();
        float[] now = encoder.probe();
        DenseVector seen = DenseVector.copyOf(now);
        VectorSource source = new VectorSource(model.revision() + "-probe", "", model.dimension(), 0);
        Optional<float[]> kept = Optional.ofNullable(
                cache.get(source, List.of(RemoteEncoder.PROBE)).get(RemoteEncoder.PROBE));
        kept.map(before -> DenseVector.copyOf(before).cosine(seen))
                .filter(cosine -> cosine < SAME)
                .ifPresent(cosine -> {
                    throw new ProviderException(String.format(
                            Locale.ROOT,
                            "%s gives another vector for the same text than when its vectors were kept (cosine %.4f, the same"
                                    + " model has %.3f or more): it is another model now; measure it into a data folder of its"
                                    + " own (EMBEDSMITH_DATA), or remove evaluation/vectors there",
                            address,
                            cosine,
                            SAME));
                });
        if (kept.isEmpty()) {
            cache.put(source, Map.of(RemoteEncoder.PROBE, now));
        }
    }
}
