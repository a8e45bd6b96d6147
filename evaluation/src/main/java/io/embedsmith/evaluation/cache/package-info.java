/**
 * Vectors kept on disk, so that a text that a model has embedded once is not embedded again. Start at {@link
 * io.embedsmith.evaluation.cache.VectorCache}.
 */
@NullMarked
package io.embedsmith.evaluation.cache;

import org.jspecify.annotations.NullMarked;
