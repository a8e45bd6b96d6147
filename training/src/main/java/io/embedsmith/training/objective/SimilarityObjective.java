package io.embedsmith.training.objective;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.loss.Loss;
import io.embedsmith.training.loss.PairBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.TensorVector;

/** Similarities in the order of what people say of pairs. */
public final class SimilarityObjective implements Objective {
    private final TrainableEncoder encoder;
    private final ExampleFiles<LabelledPair> pairs;
    private final TextLengths lengths;
    private final Loss<PairBatch> loss;

    /** @param lengths where texts are cut */
    public SimilarityObjective(
            TrainableEncoder encoder, ExampleFiles<LabelledPair> pairs, TextLengths lengths, Loss<PairBatch> loss) {
        Demanded.ofPairs(pairs, loss.demands());
        Demanded.ofVectors(encoder, loss);
        this.encoder = encoder;
        this.pairs = pairs;
        this.lengths = lengths;
        this.loss = loss;
    }

    @Override
    public ExampleFiles<?> examples() {
        return pairs;
    }

    @Override
    public void requireBatch(int size) {
        Demanded.ofBatch(loss.demands(), size, "pair");
    }

    @Override
    public TextBatch batch(List<Integer> places, RandomGenerator random) {
        List<LabelledPair> chosen = pairs.at(places);
        List<TokenIds> tokens = new ArrayList<>();
        chosen.forEach(pair -> tokens.add(tokens(pair.first())));
        chosen.forEach(pair -> tokens.add(tokens(pair.second())));
        List<Double> labels = chosen.stream().map(LabelledPair::score).toList();
        return new TextBatch(tokens, rows -> {
            TensorVector halves = rows.split(chosen.size());
            return loss.of(new PairBatch(halves.get(0), halves.get(1), labels));
        });
    }

    private TokenIds tokens(String text) {
        return encoder.tokenize(encoder.model().instructions().before(TextRole.SYMMETRIC, text), lengths.passage());
    }
}
