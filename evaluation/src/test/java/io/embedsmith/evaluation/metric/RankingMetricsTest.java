package io.embedsmith.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.Judgements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Hand-worked: the arithmetic stands beside each number. */
class RankingMetricsTest {
    private static final Offset<Double> TO_9_PLACES = within(1e-9);

    /** Ranked: c (grade 2), x (not judged), a (grade 3), z (grade 0), d (grade 1). Relevant but not ranked: e (1). */
    private static final GradedRanking RANKING = GradedRanking.of(
            ranking("c", "x", "a", "z", "d"), judgements(Map.of("a", 3, "c", 2, "d", 1, "e", 1, "z", 0)));

    @Test
    void ndcg_gainIsTheGrade() {
        // DCG@3  = 2/log2(2) + 0/log2(3) + 3/log2(4)               = 2 + 0 + 1.5           = 3.5
        // IDCG@3 = 3/log2(2) + 2/log2(3) + 1/log2(4)               = 3 + 1.26185951 + 0.5  = 4.76185951
        assertThat(new NdcgAt(3).score(RANKING)).isCloseTo(3.5 / 4.76185951, TO_9_PLACES);
        // DCG@10 = 3.5 + 1/log2(6) = 3.5 + 0.38685281              = 3.88685281
        // IDCG@10 = 4.76185951 + 1/log2(5) = 4.76185951 + 0.43067656 = 5.19253607
        assertThat(new NdcgAt(10).score(RANKING)).isCloseTo(3.88685281 / 5.19253607, TO_9_PLACES);
        // DCG@1 = 2, IDCG@1 = 3
        assertThat(new NdcgAt(1).score(RANKING)).isCloseTo(2 / 3.0, TO_9_PLACES);
    }

    @Test
    void averagePrecision_dividesByAllRelevant() {
        // relevant at ranks 1, 3, 5 of 4 relevant: (1/1 + 2/3 + 3/5) / 4
        assertThat(AveragePrecisionAt.WHOLE_RANKING.score(RANKING)).isCloseTo((1 + 2 / 3.0 + 3 / 5.0) / 4, TO_9_PLACES);
        // cut at 3, still divided by 4
        assertThat(new AveragePrecisionAt(3).score(RANKING)).isCloseTo((1 + 2 / 3.0) / 4, TO_9_PLACES);
    }

    @Test
    void recallPrecisionAndHits() {
        assertThat(new RecallAt(1).score(RANKING)).isEqualTo(1 / 4.0);
        assertThat(new RecallAt(100).score(RANKING)).isEqualTo(3 / 4.0);
        assertThat(new PrecisionAt(2).score(RANKING)).isEqualTo(1 / 2.0);
        // ranks 6 to 10 are not filled and count as not relevant
        assertThat(new PrecisionAt(10).score(RANKING)).isEqualTo(3 / 10.0);
        assertThat(new HitRateAt(1).score(RANKING)).isEqualTo(1);
    }

    @Test
    void reciprocalRank_ofTheFirstRelevant() {
        GradedRanking third =
                GradedRanking.of(ranking("x", "z", "d", "a"), judgements(Map.of("a", 3, "d", 1, "z", -1)));

        assertThat(new ReciprocalRankAt(10).score(third)).isEqualTo(1 / 3.0);
        assertThat(new ReciprocalRankAt(3).score(third)).isEqualTo(1 / 3.0);
        assertThat(new ReciprocalRankAt(2).score(third)).isZero();
        assertThat(new HitRateAt(2).score(third)).isZero();
    }

    @Test
    void tiesGoByIdDescendingAsInTrecEval() {
        Ranking allEqual = Ranking.of(List.of(scored("a", 1), scored("b", 1), scored("c", 1)));
        Judgements judgements = judgements(Map.of("a", 1));

        // trec_eval sees c, b, a; our own order of results is a, b, c
        assertThat(new ReciprocalRankAt(10).score(GradedRanking.of(allEqual, judgements)))
                .isEqualTo(1 / 3.0);
        assertThat(new ReciprocalRankAt(10).score(GradedRanking.of(allEqual, judgements, ScoredPassage.BEST_FIRST)))
                .isEqualTo(1);
    }

    @Test
    void tiesGoByUtf8BytesBeyondTheBasicPlane() {
        // U+FF41 is EF BD 81 in UTF-8 and U+1F600 is F0 9F 98 80: the face is greater by bytes, smaller by UTF-16 units
        ScoredPassage wide = scored("\uFF41", 1);
        ScoredPassage face = scored("\uD83D\uDE00", 1);

        assertThat(TieOrder.TREC_EVAL.compare(face, wide)).isNegative();
        assertThat(ScoredPassage.BEST_FIRST.compare(face, wide)).isNegative();
    }

    @Test
    void nothingRelevantScoresZero() {
        GradedRanking none = GradedRanking.of(ranking("a", "b"), judgements(Map.of("a", 0, "b", -2)));

        for (RankingMetric metric : Metrics.ALL) {
            assertThat(metric.score(none)).as(metric.name()).isZero();
        }
    }

    @Test
    void emptyRankingScoresZero() {
        GradedRanking empty = GradedRanking.of(new Ranking(List.of()), judgements(Map.of("a", 1)));

        for (RankingMetric metric : Metrics.ALL) {
            assertThat(metric.score(empty)).as(metric.name()).isZero();
        }
    }

    @Test
    void namesAreThoseOfTheField() {
        assertThat(Metrics.ALL)
                .extracting(RankingMetric::name)
                .containsExactly("nDCG@10", "RR@10", "AP", "AP@5", "R@10", "P@10", "Hit@10");
    }

    @Test
    void kZeroIsRefused() {
        assertThatThrownBy(() -> new NdcgAt(0)).hasMessage("k is 0; a metric looks at 1 rank or more");
    }

    private static Ranking ranking(String... ids) {
        List<ScoredPassage> passages = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            passages.add(scored(ids[i], ids.length - i));
        }
        return Ranking.of(passages);
    }

    private static ScoredPassage scored(String id, double score) {
        return new ScoredPassage(new PassageId(id), score);
    }

    private static Judgements judgements(Map<String, Integer> grades) {
        return Metrics.judgements(grades);
    }
}
