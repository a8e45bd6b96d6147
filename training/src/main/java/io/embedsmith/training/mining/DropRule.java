package io.embedsmith.training.mining;

/** Why a passage that was found is no negative. The first that holds counts. */
public enum DropRule {
    /** It ranks before the range, counted as {@link RankRange.Counted#FOUND}. */
    BEFORE_RANGE("ranks before the range"),
    /** It is the query's own text. */
    QUERY("is the query itself"),
    /** It is a positive of the query. */
    POSITIVE("is a positive of the query"),
    /** It is a positive of another example that asks the same. */
    POSITIVE_OF_SAME_QUERY("is a positive of the same query elsewhere"),
    /** It is nearly a positive. */
    NEAR_POSITIVE("is nearly a positive"),
    /** See {@link ScoreLimits}. */
    ABSOLUTE_MARGIN("is too near the positive (absolute margin)"),
    /** See {@link ScoreLimits}. */
    RELATIVE_MARGIN("is too near the positive (relative margin)"),
    /** See {@link ScoreLimits}. */
    MAX_SCORE("scores too high"),
    /** See {@link ScoreLimits}. */
    MIN_SCORE("scores too low"),
    /** It ranks outside the range, counted as {@link RankRange.Counted#KEPT}. */
    OUTSIDE_RANGE("ranks outside the range of those left"),
    /** It is nearly a negative that was taken. */
    NEAR_NEGATIVE("is nearly another negative");

    private final String description;

    DropRule(String description) {
        this.description = description;
    }

    /** To be read after "a passage that". */
    public String description() {
        return description;
    }
}
