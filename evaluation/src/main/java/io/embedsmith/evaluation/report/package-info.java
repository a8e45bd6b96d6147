/**
 * The leaderboard: models by tasks, with means and ranks as MTEB's, in Markdown, CSV and HTML. Start at {@link
 * io.embedsmith.evaluation.report.Leaderboard} and {@link io.embedsmith.evaluation.report.LeaderboardReport}.
 */
@NullMarked
package io.embedsmith.evaluation.report;

import org.jspecify.annotations.NullMarked;
