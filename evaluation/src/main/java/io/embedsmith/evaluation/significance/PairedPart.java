package io.embedsmith.evaluation.significance;

/** What two systems did on the items of one split of one subset, under one metric. */
sealed interface PairedPart permits PairedScores, PairedPredictions {

    /** Number of items. */
    int items();

    /** The first system's metric when item {@code i} is there {@code counts[i]} times. */
    double first(int... counts);

    /** The same of the second system. */
    double second(int... counts);

    /** The first system's metric less the second's after some of their outcomes were exchanged. */
    double difference(Swaps swaps, int offset);
}
