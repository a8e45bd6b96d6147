package io.embedsmith.training.objective;

import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.embedding.tokenizer.TokenIds;
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

    /**
     * Learns from files.
     *
     * @param files pairs file by file; a batch is drawn from one of them
     * @param maxTokens where a pair is cut, with special tokens
     */
    public RelevanceObjective(
            TrainableReranker reranker, List<List<LabelledPair>> files, int maxTokens, ScoreLoss<LabelledLogits> loss) {
        PairLength.require(maxTokens);
        this.reranker = reranker;
        this.pairs = ExampleFiles.of(files);
        this.maxTokens = maxTokens;
        this.loss = loss;
    }

    @Override
    public List<Integer> sizes() {
        return pairs.sizes();
    }

    @Override
    public String describe(int place) {
        return pairs.get(place).summary();
    }

    @Override
    public TextBatch batch(List<Integer> places, RandomGenerator random) {
        List<LabelledPair> chosen = places.stream().map(pairs::get).toList();
        List<TokenIds> tokens = chosen.stream()
                .map(pair -> reranker.tokenize(new TextPair(pair.first(), pair.second()), maxTokens))
                .toList();
        List<Double> labels = chosen.stream().map(LabelledPair::score).toList();
        return new TextBatch(tokens, rows -> loss.of(new LabelledLogits(rows.squeeze(1), labels)));
    }
}
