package io.embedsmith.training.objective;

import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.data.ExampleFiles;
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

    /** Learns from examples in groups. */
    public RetrievalObjective(TrainableEncoder encoder, ExampleFiles<TrainingExample> examples, Groups groups) {
        this.encoder = encoder;
        this.instructions = encoder.model().instructions();
        this.examples = PassageGroup.usable(examples, groups.size());
        Demanded.of(this.examples, groups.loss().demands(), groups.size());
        Demanded.ofVectors(encoder, groups.loss());
        this.positives = new KnownPositives(examples.all());
        this.groups = groups;
    }

    @Override
    public ExampleFiles<?> examples() {
        return examples;
    }

    @Override
    public void requireBatch(int size) {
        Demanded.ofBatch(groups.loss().demands(), (long) size * groups.size(), "passage");
    }

    @Override
    public TextBatch batch(List<Integer> places, RandomGenerator random) {
        List<TokenIds> tokens = new ArrayList<>();
        List<TrainingExample> chosen = examples.at(places);
        for (TrainingExample example : chosen) {
            String query = example.instruction()
                    .map(own -> own + example.query())
                    .orElseGet(() -> instructions.before(TextRole.QUERY, example.query()));
            tokens.add(encoder.tokenize(query, groups.lengths().query()));
        }
        List<PassageGroup> drawn = chosen.stream()
                .map(example -> PassageGroup.draw(example, groups.size(), random))
                .toList();
        List<String> passages =
                drawn.stream().flatMap(group -> group.passages().stream()).toList();
        for (String passage : passages) {
            tokens.add(encoder.tokenize(
                    instructions.before(TextRole.PASSAGE, passage),
                    groups.lengths().passage()));
        }
        List<String> queries = chosen.stream().map(TrainingExample::query).toList();
        List<Boolean> falseNegatives = positives.among(queries, passages, groups.size());
        Optional<List<Double>> teacher = PassageGroup.teacherScores(drawn);
        return new TextBatch(tokens, rows -> {
            TensorVector parts = rows.split_with_sizes(queries.size(), passages.size());
            Tensor ofQueries = parts.get(0);
            return groups.loss().of(new RetrievalBatch(ofQueries, parts.get(1), falseNegatives, teacher));
        });
    }
}
