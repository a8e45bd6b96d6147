/** Search and ingest end to end, on a real Postgres. */
@NullMarked
package io.embedsmith.benchmarks.retrieval;

import org.jspecify.annotations.NullMarked;
