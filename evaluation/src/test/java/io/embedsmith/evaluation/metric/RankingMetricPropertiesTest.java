package io.embedsmith.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.Judgements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that hold for every ranking. {@code -Dtests.seed=N} replays one seed. */
class RankingMetricPropertiesTest {
    private static final int PASSAGES = 30;

    static LongStream seeds() {
        return Optional.ofNullable(System.getProperty("tests.seed"))
                .map(seed -> LongStream.of(Long.parseLong(seed)))
                .orElseGet(() -> LongStream.range(0, 300));
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void scoresLieBetweenZeroAndOne(long seed) {
        GradedRanking ranking = GradedRanking.of(randomRanking(seed), randomJudgements(seed));

        for (RankingMetric metric : Metrics.ALL) {
            assertThat(metric.score(ranking)).as(metric.name()).isBetween(0.0, 1.0 + 1e-12);
        }
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void bestRankingHasNdcgOne(long seed) {
        Judgements judgements = randomJudgements(seed);
        List<PassageId> byGrade = judgements.grades().keySet().stream()
                .sorted(Comparator.<PassageId>comparingInt(judgements::grade).reversed())
                .toList();
        List<ScoredPassage> passages = new ArrayList<>();
        for (int i = 0; i < byGrade.size(); i++) {
            passages.add(new ScoredPassage(byGrade.get(i), -i));
        }

        double ndcg = new NdcgAt(10).score(GradedRanking.of(Ranking.of(passages), judgements));

        assertThat(ndcg).isEqualTo(judgements.hasRelevant() ? 1.0 : 0.0);
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void movingARelevantPassageUpNeverHurts(long seed) {
        // Two grades only: of several, a lower one may push a higher one down.
        Judgements judgements = new Judgements(randomJudgements(seed).grades().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Math.min(1, entry.getValue()))));
        Ranking before = randomRanking(seed);
        RandomGenerator random = random(seed + 1);
        PassageId moved = before.passages().get(random.nextInt(before.size())).id();
        if (judgements.grade(moved) < 1) {
            return;
        }
        List<ScoredPassage> passages = new ArrayList<>(before.passages());
        passages.removeIf(passage -> passage.id().equals(moved));
        passages.add(new ScoredPassage(moved, 1_000));

        for (RankingMetric metric : Metrics.ALL) {
            assertThat(metric.score(GradedRanking.of(Ranking.of(passages), judgements)))
                    .as(metric.name())
                    .isGreaterThanOrEqualTo(metric.score(GradedRanking.of(before, judgements)) - 1e-12);
        }
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void recallGrowsWithDepthAndEndsAtTheShareFound(long seed) {
        GradedRanking ranking = GradedRanking.of(randomRanking(seed), randomJudgements(seed));
        double last = 0;
        for (int k = 1; k <= PASSAGES; k++) {
            double recall = new RecallAt(k).score(ranking);
            assertThat(recall).isGreaterThanOrEqualTo(last);
            assertThat(new HitRateAt(k).score(ranking)).isEqualTo(recall > 0 ? 1 : 0);
            last = recall;
        }
        assertThat(last)
                .isEqualTo(
                        ranking.relevant() == 0 ? 0 : (double) ranking.relevantWithin(PASSAGES) / ranking.relevant());
    }

    /** Half of the passages, few distinct scores, so that ties are common. */
    private static Ranking randomRanking(long seed) {
        RandomGenerator random = random(seed);
        List<ScoredPassage> passages = new ArrayList<>();
        for (int i = 0; i < PASSAGES; i++) {
            if (i == 0 || random.nextBoolean()) {
                passages.add(new ScoredPassage(new PassageId("p" + i), random.nextInt(8)));
            }
        }
        return Ranking.of(passages);
    }

    private static Judgements randomJudgements(long seed) {
        RandomGenerator random = random(~seed);
        Map<String, Integer> grades = new HashMap<>();
        for (int i = 0; i < PASSAGES; i++) {
            if (random.nextInt(3) == 0) {
                grades.put("p" + i, random.nextInt(-1, 4));
            }
        }
        return Metrics.judgements(grades);
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
