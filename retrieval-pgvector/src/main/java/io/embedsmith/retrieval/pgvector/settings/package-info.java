/**
 * What an operator may tune, and what the composition supplies.
 */
@NullMarked
package io.embedsmith.retrieval.pgvector.settings;

import org.jspecify.annotations.NullMarked;
