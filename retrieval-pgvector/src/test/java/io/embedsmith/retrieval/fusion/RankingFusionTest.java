package io.embedsmith.retrieval.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankingFusionTest {
    private static final Ranking DENSE = ranking("a", 0.9, "b", 0.7, "c", 0.5);
    private static final Ranking KEYWORD = ranking("c", 12.0, "d", 8.0, "a", 4.0);

    @Test
    void convexScalesEachSignalToItsBestAndWorstCandidate() {
        List<FusedPassage> fused = fuse(new Fusion.Convex(0.6), DENSE, KEYWORD);

        // dense scaled: a 1, b 0.5, c 0; keyword scaled: c 1, d 0.5, a 0
        // a = 0.6*1 + 0.4*0 = 0.6; c = 0.6*0 + 0.4*1 = 0.4; b = 0.6*0.5 = 0.3; d = 0.4*0.5 = 0.2
        assertThat(fused).extracting(passage -> passage.id().value()).containsExactly("a", "c", "b", "d");
        assertThat(fused.get(0).score()).isCloseTo(0.6, within(1e-12));
        assertThat(fused.get(1).score()).isCloseTo(0.4, within(1e-12));
        assertThat(fused.get(2).score()).isCloseTo(0.3, within(1e-12));
        assertThat(fused.get(3).score()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void reciprocalRankLooksAtRanksAlone() {
        List<FusedPassage> fused = fuse(new Fusion.ReciprocalRank(60, 0.5), DENSE, KEYWORD);

        // a: 0.5/61 + 0.5/63; c: 0.5/63 + 0.5/61; equal, so by id
        assertThat(fused).extracting(passage -> passage.id().value()).containsExactly("a", "c", "b", "d");
        assertThat(fused.get(0).score()).isCloseTo(0.5 / 61 + 0.5 / 63, within(1e-15));
        assertThat(fused.get(0).score()).isEqualTo(fused.get(1).score());
    }

    @Test
    void aLoneCandidateIsTheBestOfItsSignal() {
        List<FusedPassage> fused = fuse(new Fusion.Convex(0.5), ranking("a", 0.1), ranking());

        assertThat(fused).hasSize(1);
        assertThat(fused.getFirst().score()).isEqualTo(0.5);
    }

    @Test
    void nothingFoundGivesNothing() {
        assertThat(fuse(Fusion.DEFAULT, ranking(), ranking())).isEmpty();
        assertThat(new RankingFusion(Fusion.DEFAULT).fuse(Map.of())).isEmpty();
    }

    @Test
    void coefficientsOutsideZeroToOneAreRefused() {
        assertThatThrownBy(() -> new Fusion.Convex(1.5))
                .hasMessageContaining("1.5")
                .hasMessageContaining("0");
        assertThatThrownBy(() -> new Fusion.Convex(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Fusion.ReciprocalRank(0, 0.5)).hasMessageContaining("at least 1");
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void orderOfSignalsDoesNotMatterAndContributionsAddUp(long seed) {
        Random random = new Random(seed);
        Fusion fusion = random.nextBoolean()
                ? new Fusion.Convex(random.nextDouble())
                : new Fusion.ReciprocalRank(1 + random.nextInt(100), random.nextDouble());
        Ranking dense = randomRanking(random);
        Ranking keyword = randomRanking(random);
        Map<Signal, Ranking> forward = new LinkedHashMap<>();
        forward.put(Signal.DENSE, dense);
        forward.put(Signal.KEYWORD, keyword);
        Map<Signal, Ranking> backward = new LinkedHashMap<>();
        backward.put(Signal.KEYWORD, keyword);
        backward.put(Signal.DENSE, dense);

        List<FusedPassage> fused = new RankingFusion(fusion).fuse(forward);

        assertThat(new RankingFusion(fusion).fuse(backward)).isEqualTo(fused);
        assertThat(fused).isSortedAccordingTo(FusedPassage.BEST_FIRST);
        for (FusedPassage passage : fused) {
            double sum = passage.signals().values().stream()
                    .mapToDouble(SignalScore::contribution)
                    .sum();
            assertThat(sum).isCloseTo(passage.score(), within(1e-12));
        }
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void allWeightOnOneSignalKeepsItsOrder(long seed) {
        Ranking dense = randomRanking(new Random(seed));

        List<FusedPassage> fused = fuse(new Fusion.Convex(1), dense, ranking());

        assertThat(fused)
                .extracting(FusedPassage::id)
                .containsExactlyElementsOf(
                        dense.passages().stream().map(ScoredPassage::id).toList());
    }

    static LongStream seeds() {
        Long replay = Long.getLong("tests.seed");
        return replay == null ? LongStream.range(0, 500) : LongStream.of(replay);
    }

    private static List<FusedPassage> fuse(Fusion fusion, Ranking dense, Ranking keyword) {
        return new RankingFusion(fusion).fuse(Map.of(Signal.DENSE, dense, Signal.KEYWORD, keyword));
    }

    private static Ranking randomRanking(Random random) {
        List<ScoredPassage> passages = new ArrayList<>();
        for (int id = 0; id < 30; id++) {
            if (random.nextInt(3) > 0) {
                // few distinct scores, so that ties are common
                passages.add(new ScoredPassage(new PassageId("p" + id), random.nextInt(8) / 8.0));
            }
        }
        return Ranking.of(passages);
    }

    private static Ranking ranking(Object... idsAndScores) {
        List<ScoredPassage> passages = new ArrayList<>();
        for (int i = 0; i < idsAndScores.length; i += 2) {
            passages.add(new ScoredPassage(new PassageId((String) idsAndScores[i]), (Double) idsAndScores[i + 1]));
        }
        return Ranking.of(passages);
    }
}
