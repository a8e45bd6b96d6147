/**
 * Segmentation of Chinese and English into tokens for full text search; nothing to do with a model's sub-word tokenizer.
 */
@NullMarked
package io.embedsmith.embedding.analysis;

import org.jspecify.annotations.NullMarked;
