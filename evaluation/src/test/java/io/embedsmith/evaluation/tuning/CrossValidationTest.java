package io.embedsmith.evaluation.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.dataset.QueryId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrossValidationTest {
    private static final Comparator<Double> NEAR_HALF = Comparator.<Double>comparingDouble(
                    coefficient -> Math.abs(coefficient - 0.5))
            .thenComparing(Comparator.naturalOrder());

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private static SequencedMap<QueryId, Double> row(double... scores) {
        SequencedMap<QueryId, Double> row = new LinkedHashMap<>();
        for (int i = 0; i < scores.length; i++) {
            row.put(new QueryId("q" + i), scores[i]);
        }
        return row;
    }

    private static SettingScores<Double> table(List<Double> settings, List<SequencedMap<QueryId, Double>> rows) {
        SequencedMap<Double, SequencedMap<QueryId, Double>> table = new LinkedHashMap<>();
        for (int i = 0; i < settings.size(); i++) {
            table.put(settings.get(i), rows.get(i));
        }
        return new SettingScores<>(table);
    }

    private static Tuned<Double> choose(SettingScores<Double> table, long seed) {
        return CrossValidation.choose(table, QueryFolds.of(table.queries(), seed), NEAR_HALF);
    }

    /**
     * Three queries, so three folds of one query, whatever the seed. Means: 0.2 has (1 + 1 + 0) / 3 = 0.667, 0.8 has
     * (0.5 + 0.5 + 0.9) / 3 = 0.633, so that 0.2 is chosen on all.
     *
     * <p>Without q0: 0.2 has 0.5, 0.8 has 0.7, choose 0.8, which has 0.5 on q0. Without q1: the same, 0.5. Without q2: 0.2
     * has 1, 0.8 has 0.5, choose 0.2, which has 0 on q2. Cross-validated (0.5 + 0.5 + 0) / 3 = 0.333: the choice on all
     * queries looked twice as good as it is.
     */
    @Test
    void aSettingIsScoredOnQueriesThatDidNotChooseIt() {
        Tuned<Double> tuned = choose(table(List.of(0.2, 0.8), List.of(row(1, 1, 0), row(0.5, 0.5, 0.9))), 7);

        assertThat(tuned.chosen()).isEqualTo(0.2);
        assertThat(tuned.means().get(0.2)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(tuned.means().get(0.8)).isCloseTo(1.9 / 3, within(1e-12));
        assertThat(tuned.heldOut()).isEqualTo(row(0.5, 0.5, 0));
        assertThat(tuned.crossValidated()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(tuned.folds()).hasSize(3);
        assertThat(tuned.folds().stream().map(Tuned.FoldChoice::setting)).containsExactlyInAnyOrder(0.8, 0.8, 0.2);
        assertThat(tuned.folds()).allMatch(fold -> fold.queries() == 1);
    }

    @Test
    void ofEqualSettingsTheOneNearestThePreferenceIsChosen() {
        SequencedMap<QueryId, Double> same = row(0.5, 0.25, 1);
        Tuned<Double> tuned = choose(table(List.of(0.0, 0.4, 0.6, 1.0), List.of(same, same, same, same)), 1);

        assertThat(tuned.chosen()).isEqualTo(0.4);
        assertThat(tuned.folds()).allMatch(fold -> fold.setting() == 0.4);
    }

    @Test
    void meansThatDifferOnlyInTheLastBitsAreEqual() {
        // 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1 in binary.
        Tuned<Double> tuned = choose(table(List.of(0.1, 0.5), List.of(row(0.1, 0.2, 0.3), row(0.3, 0.2, 0.1))), 1);

        assertThat(tuned.chosen()).isEqualTo(0.5);
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void foldsAreOfOneSizeAndNeitherOrderNorThreadMovesAQuery(long seed) {
        Random random = new Random(seed);
        List<QueryId> queries = new ArrayList<>(IntStream.range(0, 2 + random.nextInt(60))
                .mapToObj(i -> new QueryId("问题-" + i))
                .toList());
        QueryFolds folds = QueryFolds.of(queries, seed);
        Collections.shuffle(queries, random);
        QueryFolds shuffled = QueryFolds.of(queries, seed);

        int[] sizes = new int[folds.count()];
        queries.forEach(query -> {
            assertThat(shuffled.of(query)).isEqualTo(folds.of(query));
            sizes[folds.of(query)]++;
        });
        assertThat(folds.count()).isEqualTo(Math.min(5, queries.size()));
        assertThat(IntStream.of(sizes).max().orElseThrow()
                        - IntStream.of(sizes).min().orElseThrow())
                .isLessThanOrEqualTo(1);
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void theChoiceIsTheBestOnAllAndEachHeldOutScoreIsOneOfTheTable(long seed) {
        Random random = new Random(seed);
        int queries = 2 + random.nextInt(30);
        List<Double> settings =
                IntStream.rangeClosed(0, 10).mapToObj(step -> step / 10.0).toList();
        SettingScores<Double> table = table(
                settings,
                settings.stream()
                        .map(setting -> row(random.doubles(queries).toArray()))
                        .toList());

        Tuned<Double> tuned = choose(table, seed);

        assertThat(tuned.means().get(tuned.chosen()))
                .isEqualTo(Collections.max(tuned.means().values()));
        QueryFolds folds = QueryFolds.of(table.queries(), seed);
        tuned.heldOut()
                .forEach((query, score) -> assertThat(score)
                        .isEqualTo(
                                table.score(tuned.folds().get(folds.of(query)).setting(), query)));
        assertThat(tuned.crossValidated())
                .isCloseTo(
                        tuned.folds().stream()
                                        .mapToDouble(fold -> fold.score() * fold.queries())
                                        .sum()
                                / queries,
                        within(1e-12));
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void aSettingThatIsBestOnEveryQueryIsWorthItsMean(long seed) {
        Random random = new Random(seed);
        double[] good = random.doubles(12, 0.5, 1).toArray();
        double[] bad = random.doubles(12, 0, 0.4).toArray();

        Tuned<Double> tuned = choose(table(List.of(0.0, 1.0), List.of(row(bad), row(good))), seed);

        assertThat(tuned.chosen()).isEqualTo(1.0);
        assertThat(tuned.crossValidated()).isCloseTo(tuned.means().get(1.0), within(1e-12));
    }

    @Test
    void oneQueryIsTooFew() {
        assertThatThrownBy(() -> QueryFolds.of(List.of(new QueryId("q"), new QueryId("q")), 1))
                .isInstanceOf(UntunableException.class)
                .hasMessageContaining("1 judged queries; at least 2 are needed");
    }

    @Test
    void aTableWithoutSettingsOrWithHolesIsRefused() {
        assertThatThrownBy(() -> new SettingScores<Double>(new LinkedHashMap<>()))
                .hasMessageContaining("there is no setting");
        assertThatThrownBy(() -> table(List.of(0.1, 0.2), List.of(row(1, 2), row(1))))
                .hasMessageContaining("setting 0.2 has scores of 1 queries, the first of 2");
        assertThatThrownBy(() -> table(List.of(0.1), List.of(row(1, Double.NaN))))
                .hasMessageContaining("the score of setting 0.1 on query q1 is NaN");
    }
}
