/**
 * Conditions on metadata, a sealed family. Free of SQL.
 */
@NullMarked
package io.embedsmith.retrieval.filter;

import org.jspecify.annotations.NullMarked;
