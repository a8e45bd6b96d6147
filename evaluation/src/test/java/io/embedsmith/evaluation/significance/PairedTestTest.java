package io.embedsmith.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.task.Items;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedTestTest {
    private static final TestPlan PLAN = new TestPlan(1_000, 0.95, 42);

    /** Differences 1, 1, 1: of the 8 exchanges only all and none give a mean as far from 0 as 1. */
    @Test
    void threeWinsInThreeAreNoProof() {
        PairedOutcome outcome = test(scores(2.0, 3.0, 4.0), scores(1.0, 2.0, 3.0), "m", PLAN);

        assertThat(outcome.p()).isEqualTo(2 / 8.0);
        assertThat(outcome.first().value()).isEqualTo(3);
        assertThat(outcome.difference().low()).isCloseTo(1, within(1e-12));
        assertThat(outcome.difference().high()).isCloseTo(1, within(1e-12));
        assertThat(outcome.items()).isEqualTo(3);
    }

    @Test
    void aSystemDoesNotDifferFromItself() {
        PairedOutcome outcome = test(scores(0.2, 0.4, 0.9), scores(0.2, 0.4, 0.9), "m", PLAN);

        assertThat(outcome.p()).isEqualTo(1);
        assertThat(outcome.difference()).isEqualTo(new Interval(0, 0, 0));
    }

    @Test
    void exchangingTheSystemsTurnsTheDifferenceRound() {
        Items first = manyScores(0.03);
        Items second = manyScores(0.0);

        PairedOutcome one = test(first, second, "m", PLAN);
        PairedOutcome other = test(second, first, "m", PLAN);

        assertThat(other.p()).isEqualTo(one.p());
        assertThat(other.first()).isEqualTo(one.second());
        assertThat(other.difference().low()).isCloseTo(-one.difference().high(), within(1e-12));
    }

    @Test
    void thePlanDecidesTheNumbers() {
        Items first = manyScores(0.03);
        Items second = manyScores(0.0);

        assertThat(test(first, second, "m", PLAN)).isEqualTo(test(first, second, "m", PLAN));
        assertThat(test(first, second, "m", new TestPlan(1_000, 0.95, 7))).isNotEqualTo(test(first, second, "m", PLAN));
    }

    @Test
    void severalPartsAddUpByTheirCoefficients() {
        PairedTest.Part even = new PairedTest.Part("m", scores(1.0, 1.0), scores(0.0, 1.0), 0.5);
        PairedTest.Part odd = new PairedTest.Part("m", scores(0.4), scores(0.2), 0.5);

        PairedOutcome outcome = PairedTest.of(List.of(even, odd), PLAN);

        assertThat(outcome.first().value()).isCloseTo(0.7, within(1e-12));
        assertThat(outcome.difference().value()).isCloseTo(0.35, within(1e-12));
        // Differences 0.25, 0 and 0.1: of the signs only + + and - - (either sign for the 0) reach 0.35.
        assertThat(outcome.p()).isEqualTo(4 / 8.0);
    }

    @Test
    void theBestMeasureCounts() {
        SequencedMap<String, List<Double>> measures = new LinkedHashMap<>();
        measures.put("cosine", List.of(0.1, 0.9, 0.5, 0.4));
        measures.put("dot", List.of(4.0, 3.0, 2.0, 1.0));
        Items items = new Items.Pairs(measures, List.of(1.0, 1.0, 0.0, 0.0));

        assertThat(test(items, items, "max_ap", PLAN).first().value()).isEqualTo(1);
        assertThat(test(items, items, "cosine_ap", PLAN).first().value()).isEqualTo((1 + 2 / 4.0) / 2);
    }

    @Test
    void itemsThatDifferAreNamed() {
        assertThatThrownBy(() -> test(named("a", "b", "x"), named("a", "b", "y"), "m", PLAN))
                .isInstanceOf(IncomparableException.class)
                .hasMessageContaining("only the first has [x]")
                .hasMessageContaining("only the second has [y]");
        assertThatThrownBy(() -> test(named("a", "b"), named("b", "a"), "m", PLAN))
                .hasMessageContaining("another order, from place 0");
        assertThatThrownBy(() -> test(pairs(1.0, 0.0), pairs(1.0, 1.0), "cosine_ap", PLAN))
                .hasMessageContaining("pair 1 (counted from 0) is judged 0.0")
                .hasMessageContaining("1.0 for the second");
        assertThatThrownBy(() -> test(named("a"), pairs(1.0, 0.0), "m", PLAN)).hasMessageContaining("same task");
    }

    @Test
    void unknownMetricsAreAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> test(named("a"), named("a"), "ndcg_at_10", PLAN))
                .hasMessageContaining("ndcg_at_10")
                .hasMessageContaining("[m]");
        assertThatThrownBy(() -> test(pairs(1.0, 0.0), pairs(1.0, 0.0), "dot_ap", PLAN))
                .hasMessageContaining("dot")
                .hasMessageContaining("[cosine]");
        assertThatThrownBy(() -> test(pairs(1.0, 0.0), pairs(1.0, 0.0), "cosine_recall", PLAN))
                .hasMessageContaining("spearman, pearson, ap, accuracy and f1");
    }

    @Test
    void aMetricThatIsNotDefinedIsRefused() {
        Items constant =
                new Items.Pairs(new LinkedHashMap<>(Map.of("cosine", List.of(0.5, 0.5, 0.5))), List.of(1.0, 2.0, 3.0));

        assertThatThrownBy(() -> test(constant, constant, "cosine_spearman", PLAN))
                .isInstanceOf(IncomparableException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void moreItemsGetFewerRounds() {
        assertThat(TestPlan.forItems(100).rounds()).isEqualTo(10_000);
        assertThat(TestPlan.forItems(12_500).rounds()).isEqualTo(4_000);
        assertThat(TestPlan.forItems(1_000_000).rounds()).isEqualTo(1_000);
    }

    /** The example of Holm's correction by hand: 4 · 0.005, 3 · 0.01, then never smaller than what came before. */
    @Test
    void holmStepsDown() {
        assertThat(Holm.corrected(List.of(0.01, 0.04, 0.03, 0.005))).containsExactly(0.03, 0.06, 0.06, 0.02);
        assertThat(Holm.corrected(List.of(0.9, 0.8))).containsExactly(1.0, 1.0);
        assertThat(Holm.corrected(List.of())).isEmpty();
    }

    private static PairedOutcome test(Items first, Items second, String metric, TestPlan plan) {
        return PairedTest.of(List.of(new PairedTest.Part(metric, first, second, 1)), plan);
    }

    private static Items scores(Double... scores) {
        return scores(List.of(scores));
    }

    private static Items manyScores(double shift) {
        return scores(IntStream.range(0, 40)
                .mapToObj(i -> Math.sin(i) + shift * (i % 5))
                .toList());
    }

    private static Items scores(List<Double> scores) {
        return new Items.Scores(
                IntStream.range(0, scores.size()).mapToObj(i -> "q" + i).toList(),
                new LinkedHashMap<>(Map.of("m", scores)));
    }

    private static Items named(String... ids) {
        return new Items.Scores(List.of(ids), new LinkedHashMap<>(Map.of("m", Collections.nCopies(ids.length, 0.5))));
    }

    private static Items pairs(Double... gold) {
        List<Double> predicted =
                IntStream.range(0, gold.length).mapToObj(i -> i / 10.0).toList();
        return new Items.Pairs(new LinkedHashMap<>(Map.of("cosine", predicted)), List.of(gold));
    }
}
