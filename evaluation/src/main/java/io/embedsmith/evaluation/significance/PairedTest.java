package io.embedsmith.evaluation.significance;

import io.embedsmith.evaluation.distribution.Quantiles;
import io.embedsmith.evaluation.task.Items;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Compares two systems by their outcomes on the same items.
 *
 * <ul>
 *   <li>Intervals by the paired bootstrap (percentiles): items are drawn with replacement, the same for both systems, and
 *       the metric is computed again.
 *   <li>p by paired randomisation: if the systems were interchangeable, it would not matter which outcome on an item is
 *       whose. Outcomes are exchanged at random, or in every possible way when these are no more than the rounds.
 * </ul>
 *
 * <p>A task of several splits or subsets is drawn and exchanged within each, and scored by their weighted sum.
 */
public final class PairedTest {
    private static final RandomGeneratorFactory<RandomGenerator> STREAMS =
            RandomGeneratorFactory.of("L64X128MixRandom");
    private static final int MOST_ENUMERABLE = 30;
    /** Differences that are equal on paper differ in the last bits when summed in another order. */
    private static final double ROUNDING = 1e-12;

    private final List<PairedPart> parts;
    private final List<Double> coefficients;
    private final int items;
    private final TestPlan plan;

    /**
     * Outcomes of two systems on one split of one subset.
     *
     * @param metric as in result files, such as {@code ndcg_at_10}, {@code cosine_spearman} or {@code max_ap}
     * @param coefficient of this part in what is compared
     */
    public record Part(String metric, Items first, Items second, double coefficient) {}

    private PairedTest(List<Part> parts, TestPlan plan) {
        this.parts = parts.stream().map(PairedTest::paired).toList();
        this.coefficients = parts.stream().map(Part::coefficient).toList();
        this.items = this.parts.stream().mapToInt(PairedPart::items).sum();
        this.plan = plan;
    }

    /**
     * Compares by the weighted sum over the parts.
     *
     * @throws IncomparableException if the items differ, or do not have the metric, or it is not defined on them
     */
    public static PairedOutcome of(List<Part> parts, TestPlan plan) {
        return new PairedTest(parts, plan).run();
    }

    private static PairedPart paired(Part part) {
        if (part.first() instanceof Items.Scores first && part.second() instanceof Items.Scores second) {
            return PairedScores.of(first, second, part.metric());
        }
        if (part.first() instanceof Items.Pairs first && part.second() instanceof Items.Pairs second) {
            return PairedPredictions.of(first, second, part.metric());
        }
        throw new IncomparableException("one system has a score for each item and the other predictions of pairs;"
                + " evaluate both on the same task");
    }

    private PairedOutcome run() {
        int[][] once = parts.stream()
                .map(part -> IntStream.generate(() -> 1).limit(part.items()).toArray())
                .toArray(int[][]::new);
        double first = first(once);
        double second = second(once);
        if (!Double.isFinite(first) || !Double.isFinite(second)) {
            throw new IncomparableException("the metric is " + first + " for the first system and " + second
                    + " for the second; it is not defined where all predictions or all judgements are the same");
        }
        double[] ofFirst = new double[plan.rounds()];
        double[] ofSecond = new double[plan.rounds()];
        IntStream.range(0, plan.rounds()).parallel().forEach(round -> {
            int[][] counts = draw(random(round));
            ofFirst[round] = first(counts);
            ofSecond[round] = second(counts);
        });
        boolean exact = items <= MOST_ENUMERABLE && 1L << items <= plan.rounds();
        return new PairedOutcome(
                interval(first, round -> ofFirst[round]),
                interval(second, round -> ofSecond[round]),
                interval(first - second, round -> ofFirst[round] - ofSecond[round]),
                exact ? exactP() : sampledP(),
                exact ? OptionalInt.empty() : OptionalInt.of(plan.rounds()),
                items);
    }

    /** A stream for each round: no round waits for another, and the number of threads changes nothing. */
    private RandomGenerator random(long round) {
        return STREAMS.create(plan.seed() * 1_000_003 + round);
    }

    private int[][] draw(RandomGenerator random) {
        int[][] counts = new int[parts.size()][];
        for (int part = 0; part < counts.length; part++) {
            int size = parts.get(part).items();
            counts[part] = new int[size];
            for (int i = 0; i < size; i++) {
                counts[part][random.nextInt(size)]++;
            }
        }
        return counts;
    }

    private double first(int[][] counts) {
        return sum(part -> parts.get(part).first(counts[part]));
    }

    private double second(int[][] counts) {
        return sum(part -> parts.get(part).second(counts[part]));
    }

    private double sum(IntToDoubleFunction ofPart) {
        double sum = 0;
        for (int part = 0; part < parts.size(); part++) {
            sum += coefficients.get(part) * ofPart.applyAsDouble(part);
        }
        return sum;
    }

    private double difference(Swaps swaps) {
        double sum = 0;
        int offset = 0;
        for (int part = 0; part < parts.size(); part++) {
            sum += coefficients.get(part) * parts.get(part).difference(swaps, offset);
            offset += parts.get(part).items();
        }
        return sum;
    }

    private double exactP() {
        double observed = Math.abs(difference(Swaps.ofBits(0)));
        long all = 1L << items;
        long asLarge = IntStream.range(0, (int) all)
                .parallel()
                .filter(bits -> isAsLarge(difference(Swaps.ofBits(bits)), observed))
                .count();
        return (double) asLarge / all;
    }

    /** The observed order counts as one of the rounds, so that p is never 0 (Phipson and Smyth 2010). */
    private double sampledP() {
        double observed = Math.abs(difference(Swaps.ofNone(items)));
        long asLarge = IntStream.range(0, plan.rounds())
                .parallel()
                .filter(round -> isAsLarge(difference(Swaps.random(items, random(~round))), observed))
                .count();
        return (asLarge + 1.0) / (plan.rounds() + 1.0);
    }

    private static boolean isAsLarge(double difference, double observed) {
        return Math.abs(difference) >= observed - ROUNDING;
    }

    private Interval interval(double value, IntToDoubleFunction ofRound) {
        double[] defined = IntStream.range(0, plan.rounds())
                .mapToDouble(ofRound)
                .filter(Double::isFinite)
                .toArray();
        if (2 * defined.length < plan.rounds()) {
            throw new IncomparableException("in " + (plan.rounds() - defined.length) + " of " + plan.rounds()
                    + " samples the metric is not defined; " + items + " items are too few, or nearly all alike");
        }
        Quantiles quantiles = Quantiles.of(defined);
        double tail = (1 - plan.confidence()) / 2;
        return new Interval(value, quantiles.at(tail), quantiles.at(1 - tail));
    }
}
