/** The parent's side: starts, limits, kills and replaces child processes. Entry: {@link io.embedsmith.retrieval.extract.isolation.IsolatedExtractor}. */
@NullMarked
package io.embedsmith.retrieval.extract.isolation;

import org.jspecify.annotations.NullMarked;
