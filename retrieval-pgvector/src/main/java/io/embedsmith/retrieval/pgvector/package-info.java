/**
 * Retrieval on Postgres with pgvector. Entry: {@link io.embedsmith.retrieval.pgvector.PgVectorRetrieval}. Only this package
 * and those below it use JDBC.
 */
@NullMarked
package io.embedsmith.retrieval.pgvector;

import org.jspecify.annotations.NullMarked;
