package io.embedsmith.retrieval.fusion;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Merges the candidates of the signals into one ranking that can tell where each score came from.
 *
 * <p>Neither the order in which the signals are given nor the thread that brought them changes the outcome: sums run
 * in the order of {@link Signal}, ties are ordered by id.
 */
public final class RankingFusion {
    private final Fusion fusion;

    /** Fuses by the given rule. */
    public RankingFusion(Fusion fusion) {
        this.fusion = fusion;
    }

    /**
     * The union of all candidates, best first. A passage that a signal did not find gets nothing from it.
     *
     * @param rankings candidates of each signal; a signal may have none
     */
    public List<FusedPassage> fuse(Map<Signal, Ranking> rankings) {
        Map<PassageId, EnumMap<Signal, SignalScore>> found = new TreeMap<>();
        for (Signal signal : Signal.values()) {
            Ranking ranking = rankings.getOrDefault(signal, new Ranking(List.of()));
            SignalScorer scorer = scorer(signal, ranking);
            for (int i = 0; i < ranking.size(); i++) {
                ScoredPassage candidate = ranking.passages().get(i);
                found.computeIfAbsent(candidate.id(), id -> new EnumMap<>(Signal.class))
                        .put(signal, scorer.score(i + 1, candidate.score()));
            }
        }
        return found.entrySet().stream()
                .map(entry -> FusedPassage.sumOf(entry.getKey(), entry.getValue()))
                .sorted(FusedPassage.BEST_FIRST)
                .toList();
    }

    private SignalScorer scorer(Signal signal, Ranking ranking) {
        double coefficient =
                switch (signal) {
                    case DENSE -> fusion.denseCoefficient();
                    case KEYWORD -> 1 - fusion.denseCoefficient();
                };
        return switch (fusion) {
            case Fusion.Convex convex -> new MinMaxScorer(ranking, coefficient);
            case Fusion.ReciprocalRank rrf -> new ReciprocalRankScorer(rrf.rankConstant(), coefficient);
        };
    }
}
