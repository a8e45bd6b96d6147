package io.embedsmith.api.evaluation;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.retrieval.fusion.FusedPassage;
import io.embedsmith.retrieval.fusion.Fusion;
import io.embedsmith.retrieval.fusion.RankingFusion;
import io.embedsmith.retrieval.fusion.Signal;
import io.embedsmith.retrieval.search.Rerank;
import java.util.Map;
import java.util.OptionalDouble;

/** What makes one ranking of the candidates of the signals, exactly as a search does. */
sealed interface MeasuredSystem {
    /** The vectors alone. */
    record Dense() implements MeasuredSystem {}

    /** The words alone. */
    record Keyword() implements MeasuredSystem {}

    /** Both, as the collection is set: what a search gets that says nothing else. */
    record Hybrid(Fusion fusion, OptionalDouble threshold) implements MeasuredSystem {
        /** The label. */
        static final String LABEL = "hybrid";
    }

    /** Both, fused in another way. */
    record Fused(Fusion fusion) implements MeasuredSystem {}

    /** Both, as the collection is set, and a reranker behind them. */
    record Reranked(Rerank rerank) implements MeasuredSystem {}

    /** As printed. */
    default String label() {
        return switch (this) {
            case Dense _ -> "dense";
            case Keyword _ -> "keyword";
            case Hybrid _ -> Hybrid.LABEL;
            case Fused fused -> label(fused.fusion());
            case Reranked(Rerank rerank) -> "hybrid+" + rerank.model() + "-" + rerank.depth();
        };
    }

    /** A fusion as printed, {@code convex-0.45} or {@code rrf-60-0.5}. */
    static String label(Fusion fusion) {
        return switch (fusion) {
            case Fusion.Convex convex -> "convex-" + convex.denseCoefficient();
            case Fusion.ReciprocalRank rrf -> "rrf-" + rrf.rankConstant() + "-" + rrf.denseCoefficient();
        };
    }

    /** What its scores are. */
    default String scoreStage() {
        return switch (this) {
            case Dense _ -> "similarity";
            case Keyword _ -> "bm25";
            case Hybrid _, Fused _ -> "fusion";
            case Reranked _ -> "rerank";
        };
    }

    default Ranking rank(JudgedRankings.Candidates found) {
        return switch (this) {
            case Dense _ -> found.dense();
            case Keyword _ -> found.keyword();
            case Hybrid hybrid -> cut(fused(hybrid.fusion(), found.dense(), found.keyword()), hybrid.threshold());
            case Fused fused -> fused(fused.fusion(), found.dense(), found.keyword());
            case Reranked _ ->
                found.reranked().orElseThrow(() -> new IllegalStateException("no reranker was asked; this is a bug"));
        };
    }

    /** With all that it finds: a threshold is chosen from that, not from what another one left. */
    default MeasuredSystem uncut() {
        return this instanceof Hybrid(Fusion fusion, OptionalDouble _)
                ? new Hybrid(fusion, OptionalDouble.empty())
                : this;
    }

    private static Ranking cut(Ranking ranking, OptionalDouble threshold) {
        return threshold.isEmpty()
                ? ranking
                : new Ranking(ranking.passages().stream()
                        .takeWhile(passage -> passage.score() >= threshold.getAsDouble())
                        .toList());
    }

    private static Ranking fused(Fusion fusion, Ranking dense, Ranking keyword) {
        return new Ranking(new RankingFusion(fusion)
                .fuse(Map.of(Signal.DENSE, dense, Signal.KEYWORD, keyword)).stream()
                        .map(FusedPassage::toScoredPassage)
                        .toList());
    }
}
