/**
 * The schema and its migrations. Entry: {@link io.embedsmith.retrieval.pgvector.schema.DatabaseSchema}, run with the owner's
 * connections before anything else touches the database.
 *
 * <p>Versions 1 to 99 belong to retrieval ({@code db/retrieval}); the control plane of the application (keys, jobs,
 * watches) uses 100 and up in a folder of its own, given as a {@link io.embedsmith.retrieval.pgvector.schema.MigrationSet}.
 */
@NullMarked
package io.embedsmith.retrieval.pgvector.schema;

import org.jspecify.annotations.NullMarked;
