/**
 * From results on disk to what reports, comparisons and advice take. Start at {@link
 * io.embedsmith.evaluation.archive.Measurements}.
 */
@NullMarked
package io.embedsmith.evaluation.archive;

import org.jspecify.annotations.NullMarked;
