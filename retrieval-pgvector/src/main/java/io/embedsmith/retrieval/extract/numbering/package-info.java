/**
 * What stands before the items of a list: counters of several levels, and the numerals in which they are written. Entry:
 * {@link io.embedsmith.retrieval.extract.numbering.ListCounters}. Free of IO.
 */
@NullMarked
package io.embedsmith.retrieval.extract.numbering;

import org.jspecify.annotations.NullMarked;
