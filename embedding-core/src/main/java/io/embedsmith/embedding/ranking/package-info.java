/**
 * Ordered results and the one rule that breaks ties. Free of IO.
 */
@NullMarked
package io.embedsmith.embedding.ranking;

import org.jspecify.annotations.NullMarked;
