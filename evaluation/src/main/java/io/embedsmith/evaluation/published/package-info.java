/**
 * Scores that others published, beside ours: the proof that the protocols are those of MTEB. Start at {@link
 * io.embedsmith.evaluation.published.PublishedScores}.
 */
@NullMarked
package io.embedsmith.evaluation.published;

import org.jspecify.annotations.NullMarked;
