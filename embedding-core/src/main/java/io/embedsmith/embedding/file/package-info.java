/**
 * Reading files that somebody else made, within limits.
 */
@NullMarked
package io.embedsmith.embedding.file;

import org.jspecify.annotations.NullMarked;
