package io.embedsmith.api.cli;

import io.embedsmith.training.mining.Choice;
import io.embedsmith.training.mining.MiningSettings;
import io.embedsmith.training.mining.RankRange;
import io.embedsmith.training.mining.Sameness;
import io.embedsmith.training.mining.ScoreLimits;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What makes a passage a hard negative. */
final class MineOptions {
    @Option(
            names = "--range",
            paramLabel = "FROM-TO",
            description =
                    "Ranks that negatives come from; 10-210 are the 11th to the 210th. Without it: ${DEFAULT-VALUE}.")
    private String range = "10-210";

    @Option(
            names = "--range-counts",
            paramLabel = "WHAT",
            description = {
                "What has a rank: FOUND, every passage, positives among them (FlagEmbedding's rule), or KEPT, those that the",
                "other rules leave (the rule of sentence-transformers). Without it: ${DEFAULT-VALUE}."
            })
    private RankRange.Counted counted = RankRange.Counted.FOUND;

    @Option(
            names = "--negatives",
            paramLabel = "NUMBER",
            description = "How many for each example. Without it: ${DEFAULT-VALUE}.")
    private int negatives = 7;

    @Option(
            names = "--sampling",
            paramLabel = "HOW",
            description =
                    "${COMPLETION-CANDIDATES}: the best of what is left, or a draw. Without it: ${DEFAULT-VALUE}.")
    private Choice.Sampling sampling = Choice.Sampling.RANDOM;

    @Option(
            names = "--too-few",
            paramLabel = "WHAT",
            description = {
                "What becomes of an example for which too few are left: KEEP it with fewer, FILL it up with passages drawn",
                "from all, or DROP it. Without it: ${DEFAULT-VALUE}."
            })
    private Choice.Shortage shortage = Choice.Shortage.KEEP;

    @Option(names = "--max-score", paramLabel = "SCORE", description = "Drop passages that score above it.")
    private @Nullable Double maxScore;

    @Option(names = "--min-score", paramLabel = "SCORE", description = "Drop passages that score below it.")
    private @Nullable Double minScore;

    @Option(
            names = "--absolute-margin",
            paramLabel = "NUMBER",
            description = "Drop passages that score above the positive's score less the margin.")
    private @Nullable Double absoluteMargin;

    @Option(
            names = "--relative-margin",
            paramLabel = "SHARE",
            description =
                    "Drop passages that score above the positive's score less that share of it; 0.05 is a good start.")
    private @Nullable Double relativeMargin;

    @Option(
            names = "--same-passage",
            paramLabel = "COSINE",
            description = {
                "Passages at least so near count as one: none that is nearly a positive or another negative is taken.",
                "Texts that differ only in case, width, white space or punctuation always count as one."
            })
    private @Nullable Double samePassage;

    @Option(
            names = "--same-query",
            paramLabel = "COSINE",
            description = {
                "Queries at least so near ask the same: the positives of one are no negatives of the other. Queries whose",
                "texts differ only in case, width, white space or punctuation always do."
            })
    private @Nullable Double sameQuery;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Of the draw. Without it: ${DEFAULT-VALUE}.")
    private long seed = 42;

    MiningSettings settings() {
        return new MiningSettings(
                RankRange.parse(range, counted),
                new ScoreLimits(
                        optional(maxScore), optional(minScore), optional(absoluteMargin), optional(relativeMargin)),
                new Sameness(optional(samePassage), optional(sameQuery)),
                new Choice(negatives, sampling, shortage, seed));
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return Optional.ofNullable(value).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }
}
