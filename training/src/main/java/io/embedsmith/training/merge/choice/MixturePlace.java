package io.embedsmith.training.merge.choice;

import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.result.ResultFolder;
import java.time.Clock;
import java.util.Optional;

/**
 * Where mixtures are measured.
 *
 * @param results where scores go; a task that has one is not run again
 * @param cache of vectors; those of both models are looked up and kept, those of mixtures are not
 * @param clock for the dates of results
 * @param models threads and memory
 * @param first finds what is put in order where the models are rerankers; empty where they are encoders
 */
public record MixturePlace(
        ResultFolder results, VectorCache cache, Clock clock, ModelHostSettings models, Optional<FirstStage> first) {
    /** For encoders. */
    public MixturePlace(ResultFolder results, VectorCache cache, Clock clock, ModelHostSettings models) {
        this(results, cache, clock, models, Optional.empty());
    }
}
