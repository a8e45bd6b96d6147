/**
 * A private Postgres, run from the server programs that are installed: for an application that was given no database,
 * and for tests. Entry: {@link io.embedsmith.retrieval.pgvector.cluster.PrivateCluster}.
 *
 * <p>Layout of the data directory: {@code pgdata/} (the cluster), {@code credentials.properties} (mode 0600),
 * {@code postgres.log}, {@code embedsmith.lock} (held by the process that owns the server).
 */
@NullMarked
package io.embedsmith.retrieval.pgvector.cluster;

import org.jspecify.annotations.NullMarked;
