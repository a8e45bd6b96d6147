/**
 * Failures as the caller sees them: problem+json (RFC 9457) with a stable code. {@link io.embedsmith.api.error.Problems}
 * turns an exception into a {@link io.embedsmith.api.error.Problem}; nothing else in this module writes an error body.
 */
@NullMarked
package io.embedsmith.api.error;

import org.jspecify.annotations.NullMarked;
