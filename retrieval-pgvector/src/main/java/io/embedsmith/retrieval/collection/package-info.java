/**
 * Collections: what they are made of and the {@link io.embedsmith.retrieval.collection.CollectionStore} port.
 */
@NullMarked
package io.embedsmith.retrieval.collection;

import org.jspecify.annotations.NullMarked;
