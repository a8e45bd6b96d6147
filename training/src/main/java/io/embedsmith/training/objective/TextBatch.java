package io.embedsmith.training.objective;

import io.embedsmith.embedding.tokenizer.TokenIds;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/**
 * Token sequences whose rows make a loss.
 *
 * @param sequences what the model is given
 * @param loss from the rows of all sequences, shape {@code [N, D]}, to a scalar on the tape
 */
public record TextBatch(List<TokenIds> sequences, UnaryOperator<Tensor> loss) {

    public TextBatch {
        sequences = List.copyOf(sequences);
    }

    /** Tokens of all sequences, without padding. */
    public long tokens() {
        return sequences.stream().mapToLong(TokenIds::size).sum();
    }
}
