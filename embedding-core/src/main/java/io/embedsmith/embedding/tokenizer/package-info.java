/**
 * Text to ids and back to places in the text: the {@link io.embedsmith.embedding.tokenizer.Tokenizer} port.
 */
@NullMarked
package io.embedsmith.embedding.tokenizer;

import org.jspecify.annotations.NullMarked;
