/**
 * Running models: the {@link io.embedsmith.embedding.runtime.EmbeddingModel} port, batching, loading and unloading.
 */
@NullMarked
package io.embedsmith.embedding.runtime;

import org.jspecify.annotations.NullMarked;
