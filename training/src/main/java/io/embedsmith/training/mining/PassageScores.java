package io.embedsmith.training.mining;

import io.embedsmith.training.neighbour.Neighbour;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Scores of passages for one query: of their vectors, or of a reranker where there is one. Asks for each once. */
final class PassageScores {
    private final MiningData data;
    private final Question question;
    private final String query;
    private final Optional<PairScorer> rescorer;
    private final Map<Integer, Double> known = new HashMap<>();

    PassageScores(MiningData data, Question question, String query, Optional<PairScorer> rescorer) {
        this.data = data;
        this.question = question;
        this.query = query;
        this.rescorer = rescorer;
    }

    /** What was found by vectors, best first by the scores that count. */
    List<Neighbour> of(List<Neighbour> found) {
        if (rescorer.isEmpty()) {
            return found;
        }
        learn(found.stream().map(Neighbour::passage).toList());
        return found.stream()
                .map(neighbour -> of(neighbour.passage()))
                .sorted(Neighbour.BEST_FIRST)
                .toList();
    }

    /** A passage with its score. */
    Neighbour of(int passage) {
        learn(List.of(passage));
        return new Neighbour(passage, Objects.requireNonNull(known.get(passage)));
    }

    double lowest(List<Integer> passages) {
        learn(passages);
        return passages.stream()
                .map(this::of)
                .mapToDouble(Neighbour::score)
                .min()
                .orElseThrow();
    }

    private void learn(List<Integer> passages) {
        List<Integer> unknown =
                passages.stream().filter(passage -> !known.containsKey(passage)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        List<Double> scores = rescorer.map(reranker -> reranked(reranker, unknown))
                .orElseGet(() -> unknown.stream().map(question::score).toList());
        for (int i = 0; i < unknown.size(); i++) {
            known.put(unknown.get(i), scores.get(i));
        }
    }

    private List<Double> reranked(PairScorer reranker, List<Integer> passages) {
        List<String> texts = new ArrayList<>();
        passages.forEach(passage -> texts.add(data.passages().text(passage)));
        List<Double> scores = reranker.scores(query, texts);
        if (scores.size() != texts.size() || !scores.stream().allMatch(Double::isFinite)) {
            throw new IllegalStateException("the reranker gave " + scores + " for " + texts.size()
                    + " passages; one finite score for each is needed, this is a bug");
        }
        return scores;
    }
}
