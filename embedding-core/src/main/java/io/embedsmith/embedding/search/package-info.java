/**
 * Exact search, the oracle that every index is compared with: {@link io.embedsmith.embedding.search.ExactSearch}. Free of IO.
 */
@NullMarked
package io.embedsmith.embedding.search;

import org.jspecify.annotations.NullMarked;
