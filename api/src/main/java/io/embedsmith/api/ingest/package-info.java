/**
 * From files and texts to {@link io.embedsmith.retrieval.ingest.SourceDocument}s, the same way for the server's jobs, its
 * REST calls and the command line. Plain Java.
 */
@NullMarked
package io.embedsmith.api.ingest;

import org.jspecify.annotations.NullMarked;
