/** Parts that tests share: a deterministic model, a database, a small corpus. */
@NullMarked
package io.embedsmith.retrieval.testing;

import org.jspecify.annotations.NullMarked;
