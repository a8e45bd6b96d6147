/**
 * Documents to passages that fit a model, along the structure of the text. Entry: {@link
 * io.embedsmith.retrieval.split.PassageSplitter}. Free of IO.
 */
@NullMarked
package io.embedsmith.retrieval.split;

import org.jspecify.annotations.NullMarked;
