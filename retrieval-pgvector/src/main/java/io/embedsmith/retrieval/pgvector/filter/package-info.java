/**
 * Filters as the database runs them. Entry: {@link io.embedsmith.retrieval.pgvector.filter.JsonPathFilter}.
 */
@NullMarked
package io.embedsmith.retrieval.pgvector.filter;

import org.jspecify.annotations.NullMarked;
