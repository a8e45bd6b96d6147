package io.embedsmith.training.objective;

import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.loss.Loss;
import io.embedsmith.training.loss.RetrievalBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Queries nearer to the passages that answer them than to others. */
public final class RetrievalObjective implements Objective {
    private final TrainableEncoder encoder;
    private final Instructions instructions;
    private final ExampleFiles<TrainingExample> examples;
    private final KnownPositives positives;
    private final Groups groups;

    /**
     * How examples become groups.
     *
     * @param size passages of a query, its positive among them; 1 for no negatives but those of the batch
     * @param lengths where texts are cut
     * @param loss what is made smaller
     */
    public record Groups(int size, TextLengths lengths, Loss<RetrievalBatch> loss) {
        public Groups {
            if (size < 1) {
                throw new IllegalArgumentException("group size is " + size + "; at least 1, the positive, is needed");
            }
        }
    }

    /** @param files examples file by file; a batch is drawn from one of them */
    public RetrievalObjective(TrainableEncoder encoder, List<List<TrainingExample>> files, Groups groups) {
        this.encoder = encoder;
        this.instructions = encoder.model().instructions();
        this.examples = ExampleFiles.of(files);
        PassageGroup.requireNegatives(examples.all(), groups.size());
        this.positives = new KnownPositives(examples.all());
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
        List<String> queries = new ArrayList<>();
        for (int place : places) {
            TrainingExample example = examples.get(place);
            queries.add(example.query());
            String query = example.instruction()
                    .map(own -> own + example.query())
                    .orElseGet(() -> instructions.before(TextRole.QUERY, example.query()));
            tokens.add(encoder.tokenize(query, groups.lengths().query()));
        }
        List<String> passages = new ArrayList<>();
        List<Double> taught = new ArrayList<>();
        for (int place : places) {
            PassageGroup group = PassageGroup.draw(examples.get(place), groups.size(), random);
            passages.addAll(group.passages());
            taught.addAll(group.teacherScores());
        }
        for (String passage : passages) {
            tokens.add(encoder.tokenize(
                    instructions.before(TextRole.PASSAGE, passage),
                    groups.lengths().passage()));
        }
        List<Boolean> falseNegatives = positives.among(queries, passages, groups.size());
        Optional<List<Double>> teacher = taught.size() == passages.size() ? Optional.of(taught) : Optional.empty();
        return new TextBatch(tokens, rows -> {
            TensorVector parts = rows.split_with_sizes(queries.size(), passages.size());
            Tensor ofQueries = parts.get(0);
            return groups.loss().of(new RetrievalBatch(ofQueries, parts.get(1), falseNegatives, teacher));
        });
    }
}
