/**
 * Segmentation of Chinese and English into tokens for full text search; nothing to do with a model's sub-word tokenizer.
 *
 * <p>Start at {@link io.embedsmith.embedding.analysis.ChineseEnglishAnalyzer}; it takes a {@link
 * io.embedsmith.embedding.analysis.UserDictionary}.
 */
@NullMarked
package io.embedsmith.embedding.analysis;

import org.jspecify.annotations.NullMarked;
