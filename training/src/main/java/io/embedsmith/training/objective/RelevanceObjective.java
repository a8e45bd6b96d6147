package io.embedsmith.training.objective;

import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.encoder.TrainableReranker;
import io.embedsmith.training.loss.LabelledLogits;
import io.embedsmith.training.loss.ScoreLoss;
import java.util.List;
import java.util.random.RandomGenerator;

/** Pairs scored as people label them, from 0 to 1. */
public final class RelevanceObjective implements Objective {
    private final TrainableReranker reranker;
    private final ExampleFiles<LabelledPair> pairs;
    private final int maxTokens;
    private final ScoreLoss<LabelledLogits> loss;

    /** @param maxTokens where a pair is cut, with special tokens */
    public RelevanceObjective(
            TrainableReranker reranker,
            ExampleFiles<LabelledPair> pairs,
            int maxTokens,
            ScoreLoss<LabelledLogits> loss) {
        PairLength.require(maxTokens);
        Demanded.ofRelevances(pairs);
        this.reranker = reranker;
        this.pairs = pairs;
        this.maxTokens = maxTokens;
        this.loss = loss;
    }

    @Override
    public ExampleFiles<?> examples() {
        return pairs;
    }

    @Override
    public TextBatch batch(List<Integer> places, RandomGenerator random) {
        List<LabelledPair> chosen = pairs.at(places);
        List<TokenIds> tokens = chosen.stream()
                .map(pair -> reranker.tokenize(new TextPair(pair.first(), pair.second()), maxTokens))
                .toList();
        List<Double> labels = chosen.stream().map(LabelledPair::score).toList();
        return new TextBatch(tokens, rows -> loss.of(new LabelledLogits(rows.squeeze(1), labels)));
    }
}
