/**
 * Transactions of a tenant, failures of the database in the module's words, and values in Postgres's binary form.
 */
@NullMarked
package io.embedsmith.retrieval.pgvector.sql;

import org.jspecify.annotations.NullMarked;
