package io.embedsmith.training.merge.choice;

import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.result.ResultFolder;
import java.time.Clock;

/**
 * Where mixtures are measured.
 *
 * @param results where scores go; a task that has one is not run again
 * @param cache of vectors; those of both models are looked up and kept, those of mixtures are not
 * @param clock for the dates of results
 * @param models threads and memory
 */
public record MixturePlace(ResultFolder results, VectorCache cache, Clock clock, ModelHostSettings models) {}
