package io.embedsmith.training.calibration;

import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.neighbour.InnerProduct;
import io.embedsmith.training.neighbour.UnitVectors;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Scores of pairs of texts, of which people say whether they belong together. */
public final class LabelledSimilarities {
    private final List<LabelledPair> pairs;
    private final PositiveLabels positives;

    /**
     * Of pairs.
     *
     * @param positiveFrom the lowest label of a pair that belongs together; empty where all labels are 0 or 1
     * @throws io.embedsmith.training.data.UnusableTrainingDataException if labels are neither and nobody says from which on a
     *     pair belongs together
     */
    public LabelledSimilarities(List<LabelledPair> pairs, OptionalDouble positiveFrom) {
        this.pairs = List.copyOf(pairs);
        this.positives = positiveFrom.isPresent()
                ? new PositiveLabels(positiveFrom.getAsDouble())
                : PositiveLabels.ofYesOrNo(
                        pairs.stream().map(LabelledPair::score).toList());
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
        return IntStream.range(0, pairs.size())
                .mapToObj(pair -> positives.group(pairs.get(pair).score(), score.applyAsDouble(pair)))
                .toList();
    }
}
