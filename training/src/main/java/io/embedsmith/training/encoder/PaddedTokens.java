package io.embedsmith.training.encoder;

import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.TensorDevice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The texts of one run, filled up to the length of the longest. */
final class PaddedTokens {
    private final long[] ids;
    private final long[] types;
    private final long[] mask;
    private final long[] lengths;
    private final long columns;
    private final TensorDevice device;

    private PaddedTokens(List<TokenIds> texts, long padId, TensorDevice device) {
        this.device = device;
        int longest = texts.stream().mapToInt(TokenIds::size).max().orElse(0);
        this.columns = longest;
        this.ids = new long[texts.size() * longest];
        this.types = new long[ids.length];
        this.mask = new long[ids.length];
        this.lengths = new long[texts.size()];
        Arrays.fill(ids, padId);
        for (int row = 0; row < texts.size(); row++) {
            TokenIds text = texts.get(row);
            System.arraycopy(text.ids(), 0, ids, row * longest, text.size());
            System.arraycopy(text.typeIds(), 0, types, row * longest, text.size());
            Arrays.fill(mask, row * longest, row * longest + text.size(), 1);
            lengths[row] = text.size();
        }
    }

    static PaddedTokens of(List<TokenIds> texts, long padId, TensorDevice device) {
        return new PaddedTokens(texts, padId, device);
    }

    Map<String, Tensor> inputs() {
        return Map.of(
                "input_ids", tensor(ids),
                "attention_mask", tensor(mask),
                "token_type_ids", tensor(types));
    }

    private Tensor tensor(long... values) {
        return device.place(HostTensors.ofLongs(values, lengths.length, columns));
    }

    /** 1 for tokens and 0 for padding, shape {@code [B, T, 1]}. */
    Tensor mask() {
        return tensor(mask).unsqueeze(2);
    }

    /** True for padding, shape {@code [B, T, 1]}. */
    Tensor padding() {
        return mask().eq(new Scalar(0));
    }

    /** Shape {@code [B, 1]}. */
    Tensor lengths() {
        return device.place(HostTensors.ofLongs(lengths, lengths.length, 1));
    }

    /** Place of each text's last token, for every component, shape {@code [B, 1, D]}. */
    Tensor lastPositions(long dimension) {
        long[] last = Arrays.stream(lengths).map(length -> length - 1).toArray();
        return device.place(HostTensors.ofLongs(last, lengths.length, 1, 1)).expand(lengths.length, 1, dimension);
    }
}
