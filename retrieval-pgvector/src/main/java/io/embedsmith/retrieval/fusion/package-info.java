/**
 * Merging the rankings of several signals into one. Pure: no IO, no SQL.
 */
@NullMarked
package io.embedsmith.retrieval.fusion;

import org.jspecify.annotations.NullMarked;
