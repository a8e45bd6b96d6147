/**
 * What a model is, on disk and in a list: directory, manifest, pooling, card.
 */
@NullMarked
package io.embedsmith.embedding.model;

import org.jspecify.annotations.NullMarked;
