/**
 * The {@link io.embedsmith.retrieval.search.Retriever} port with its request and answer.
 */
@NullMarked
package io.embedsmith.retrieval.search;

import org.jspecify.annotations.NullMarked;
