package io.embedsmith.training.calibration;

import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.UnusableTrainingDataException;
import io.embedsmith.training.neighbour.InnerProduct;
import io.embedsmith.training.neighbour.UnitVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;

/** Scores of pairs of texts, of which people say whether they belong together. */
public final class LabelledSimilarities {
    private final List<LabelledPair> pairs;
    private final double positiveFrom;

    /**
     * Of pairs.
     *
     * @param positiveFrom the lowest label of a pair that belongs together; empty where all labels are 0 or 1
     * @throws UnusableTrainingDataException if labels are neither and nobody says from which on a pair belongs together
     */
    public LabelledSimilarities(List<LabelledPair> pairs, OptionalDouble positiveFrom) {
        this.pairs = List.copyOf(pairs);
        this.positiveFrom = positiveFrom.orElse(1);
        if (positiveFrom.isEmpty()) {
            pairs.stream()
                    .mapToDouble(LabelledPair::score)
                    .filter(label -> label != 0 && label != 1)
                    .findFirst()
                    .ifPresent(label -> {
                        throw new UnusableTrainingDataException("a pair has the label " + label
                                + ", neither 0 nor 1; say from which label on a pair belongs together");
                    });
        }
    }

    /** Pair by pair. */
    public List<ScoredGroup> cosines(Embedder embedder) {
        Embeddings first =
                unit(embedder, pairs.stream().map(LabelledPair::first).toList());
        Embeddings second =
                unit(embedder, pairs.stream().map(LabelledPair::second).toList());
        return groups(pair -> InnerProduct.of(first.copyRow(pair), second.copyRow(pair)));
    }

    private static Embeddings unit(Embedder embedder, List<String> texts) {
        return UnitVectors.of(embedder.embed(TextRole.SYMMETRIC, texts));
    }

    /** As a reranker scores them, between 0 and 1; the first text is its query. */
    public List<ScoredGroup> relevances(Reranker reranker, IntConsumer scored) {
        List<Relevance> scores = reranker.score(
                pairs.stream()
                        .map(pair -> new TextPair(pair.first(), pair.second()))
                        .toList(),
                scored);
        return groups(pair -> scores.get(pair).score());
    }

    /** How many pairs there are. */
    public long pairs() {
        return pairs.size();
    }

    private List<ScoredGroup> groups(IntToDoubleFunction score) {
        List<ScoredGroup> groups = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            List<Double> one = List.of(score.applyAsDouble(i));
            groups.add(
                    pairs.get(i).score() >= positiveFrom
                            ? new ScoredGroup(one, List.of())
                            : new ScoredGroup(List.of(), one));
        }
        return groups;
    }
}
