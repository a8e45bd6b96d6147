package io.embedsmith.training.objective;

import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.encoder.TrainableReranker;
import io.embedsmith.training.loss.GroupScores;
import io.embedsmith.training.loss.ScoreLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Passages that answer a query scored higher than others, each read together with the query. */
public final class RerankingObjective implements Objective {
    private final TrainableReranker reranker;
    private final ExampleFiles<TrainingExample> examples;
    private final PairGroups groups;

    /**
     * How examples become groups.
     *
     * @param size passages of a query, its positive among them
     * @param maxTokens where a pair is cut, with special tokens
     * @param loss what is made smaller
     */
    public record PairGroups(int size, int maxTokens, ScoreLoss<GroupScores> loss) {
        public PairGroups {
            if (size < 2) {
                throw new IllegalArgumentException(
                        "group size is " + size + "; a reranker needs at least 2, a positive and a negative");
            }
            PairLength.require(maxTokens);
        }
    }

    /** @param files examples file by file; a batch is drawn from one of them */
    public RerankingObjective(TrainableReranker reranker, List<List<TrainingExample>> files, PairGroups groups) {
        this.reranker = reranker;
        this.examples = ExampleFiles.of(files);
        PassageGroup.requireNegatives(examples.all(), groups.size());
        this.groups = groups;
    }

    @Override
    public List<Integer> sizes() {
        return examples.sizes();
    }

    @Override
    public String describe(int place) {
        return examples.get(place).summary();
    }

    @Override
    public TextBatch batch(List<Integer> places, RandomGenerator random) {
        List<TokenIds> tokens = new ArrayList<>();
        List<Double> taught = new ArrayList<>();
        for (int place : places) {
            TrainingExample example = examples.get(place);
            PassageGroup group = PassageGroup.draw(example, groups.size(), random);
            for (String passage : group.passages()) {
                tokens.add(reranker.tokenize(new TextPair(example.query(), passage), groups.maxTokens()));
            }
            taught.addAll(group.teacherScores());
        }
        Optional<List<Double>> teacher = taught.size() == tokens.size() ? Optional.of(taught) : Optional.empty();
        return new TextBatch(
                tokens, rows -> groups.loss().of(new GroupScores(rows.squeeze(1), places.size(), teacher)));
    }
}
