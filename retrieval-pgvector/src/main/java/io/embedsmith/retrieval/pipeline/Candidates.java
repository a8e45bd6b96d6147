package io.embedsmith.retrieval.pipeline;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.retrieval.fusion.FusedPassage;
import io.embedsmith.retrieval.fusion.Fusion;
import io.embedsmith.retrieval.fusion.RankingFusion;
import io.embedsmith.retrieval.fusion.Signal;
import io.embedsmith.retrieval.fusion.SignalScore;
import io.embedsmith.retrieval.search.SearchRequest;
import io.embedsmith.retrieval.search.SearchResponse.DenseStrategy;
import io.embedsmith.retrieval.search.SearchResponse.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the signals of one search found.
 *
 * @param dense empty where the signal takes no part
 * @param keyword empty where the signal takes no part
 * @param queryTokens the query as full text search sees it
 */
record Candidates(
        Optional<Timed<DenseCandidates>> dense,
        Optional<Timed<Ranking>> keyword,
        Duration embedding,
        List<String> queryTokens) {

    /** A result and how long it took. */
    record Timed<T>(T value, Duration time) {}

    /** All candidates in one order, best first. */
    List<FusedPassage> merged(SearchRequest request, SearchedCollection collection) {
        Fusion fusion = request.fusion().orElse(collection.settings().fusion());
        return switch (request.mode()) {
            case HYBRID -> new RankingFusion(fusion).fuse(rankings());
            case DENSE -> alone(Signal.DENSE);
            case KEYWORD -> alone(Signal.KEYWORD);
        };
    }

    /** How many each signal gave. */
    Map<Signal, Integer> counts() {
        Map<Signal, Integer> counts = new EnumMap<>(Signal.class);
        rankings().forEach((signal, ranking) -> counts.put(signal, ranking.size()));
        return counts;
    }

    Optional<DenseStrategy> denseStrategy() {
        return dense.map(timed -> timed.value().strategy());
    }

    Timings timings(Duration rerank, Duration total) {
        return new Timings(
                embedding,
                dense.map(Timed::time).orElse(Duration.ZERO),
                keyword.map(Timed::time).orElse(Duration.ZERO),
                rerank,
                total);
    }

    private Map<Signal, Ranking> rankings() {
        Map<Signal, Ranking> rankings = new EnumMap<>(Signal.class);
        dense.ifPresent(timed -> rankings.put(Signal.DENSE, timed.value().ranking()));
        keyword.ifPresent(timed -> rankings.put(Signal.KEYWORD, timed.value()));
        return rankings;
    }

    /** The signal's own score is the score that is shown. */
    private List<FusedPassage> alone(Signal signal) {
        List<ScoredPassage> ranked =
                rankings().getOrDefault(signal, new Ranking(List.of())).passages();
        List<FusedPassage> passages = new ArrayList<>(ranked.size());
        for (int i = 0; i < ranked.size(); i++) {
            double score = ranked.get(i).score();
            passages.add(new FusedPassage(
                    ranked.get(i).id(), score, Map.of(signal, new SignalScore(i + 1, score, score, score))));
        }
        return passages;
    }
}
