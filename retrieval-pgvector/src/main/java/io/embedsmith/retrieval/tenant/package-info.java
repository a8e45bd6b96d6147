/**
 * Whose data it is. Every call of this module names a tenant; the database enforces it.
 */
@NullMarked
package io.embedsmith.retrieval.tenant;

import org.jspecify.annotations.NullMarked;
