/**
 * Watched folders: what is to be watched, what was seen, what changed since. The bringing in is a job.
 */
@NullMarked
package io.embedsmith.api.watch;

import org.jspecify.annotations.NullMarked;
