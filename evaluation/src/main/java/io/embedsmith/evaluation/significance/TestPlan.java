package io.embedsmith.evaluation.significance;

/**
 * How a test is run. The same plan on the same items gives the same numbers, on any number of threads.
 *
 * @param rounds of the bootstrap, and of the randomisation unless all exchanges are fewer
 * @param confidence of the intervals, such as 0.95
 * @param seed of the random streams
 */
public record TestPlan(int rounds, double confidence, long seed) {
    /** Work of the default plan: item visits of a round times rounds, a few seconds at most. */
    private static final long ITEM_VISITS = 50_000_000;

    private static final int FEWEST = 1_000;
    private static final int MOST = 10_000;

    public TestPlan {
        if (rounds < 100) {
            throw new IllegalArgumentException(
                    "the test has " + rounds + " rounds; at least 100 are needed for a 95% interval");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("the confidence is " + confidence + "; it lies between 0 and 1");
        }
    }

    /** 95% intervals from 10,000 rounds, fewer for many items, never fewer than 1,000. */
    public static TestPlan forItems(int items) {
        return new TestPlan(Math.clamp(ITEM_VISITS / Math.max(1, items), FEWEST, MOST), 0.95, 42);
    }

    /** The same with other rounds. */
    public TestPlan withRounds(int other) {
        return new TestPlan(other, confidence, seed);
    }
}
