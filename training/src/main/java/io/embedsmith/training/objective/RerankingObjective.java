package io.embedsmith.training.objective;

import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.data.ExampleFiles;
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

    /** Learns from examples in groups. */
    public RerankingObjective(TrainableReranker reranker, ExampleFiles<TrainingExample> examples, PairGroups groups) {
        this.reranker = reranker;
        this.examples = PassageGroup.usable(examples, groups.size());
        Demanded.of(this.examples, groups.loss().demands(), groups.size());
        this.groups = groups;
    }

    @Override
    public ExampleFiles<?> examples() {
        return examples;
    }

    @Override
    public TextBatch batch(List<Integer> places, RandomGenerator random) {
        List<TokenIds> tokens = new ArrayList<>();
        List<PassageGroup> drawn = new ArrayList<>();
        for (TrainingExample example : examples.at(places)) {
            PassageGroup group = PassageGroup.draw(example, groups.size(), random);
            drawn.add(group);
            for (String passage : group.passages()) {
                tokens.add(reranker.tokenize(new TextPair(example.query(), passage), groups.maxTokens()));
            }
        }
        Optional<List<Double>> teacher = PassageGroup.teacherScores(drawn);
        return new TextBatch(
                tokens, rows -> groups.loss().of(new GroupScores(rows.squeeze(1), places.size(), teacher)));
    }
}
