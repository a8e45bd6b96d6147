/**
 * What goes into a model: the role of a text and the instruction that goes before it.
 */
@NullMarked
package io.embedsmith.embedding.text;

import org.jspecify.annotations.NullMarked;
