package io.embedsmith.training.encoder;

import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.libtorch.HostTensors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Texts from the longest to the shortest, equal lengths by place, cut into runs of a bounded number of padded tokens.
 *
 * @param order places of the texts, sorted
 * @param starts of the runs in {@code order}
 */
record LengthOrder(List<Integer> order, List<Integer> starts) {

    /** Padded tokens of one run; more neither helps nor fits the cache. */
    private static final int TOKENS_PER_RUN = 4_096;

    /** A row for each text, in their order, though texts of like length run together. */
    static Tensor rows(List<TokenIds> texts, Function<List<TokenIds>, Tensor> run) {
        LengthOrder order = of(texts, TOKENS_PER_RUN);
        Tensor[] parts = order.runs(texts).stream().map(run).toArray(Tensor[]::new);
        Tensor rows = torch.cat(new TensorVector(parts));
        Tensor positions = HostTensors.ofLongs(order.positions(), texts.size());
        return rows.index_select(0, positions.to(rows.device(), positions.scalar_type()));
    }

    static LengthOrder of(List<TokenIds> texts, int tokensPerRun) {
        List<Integer> order = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer place) -> -texts.get(place).size())
                        .thenComparingInt(place -> place))
                .toList();
        List<Integer> starts = new ArrayList<>();
        int capacity = 0;
        for (int i = 0; i < order.size(); i++) {
            if (starts.isEmpty() || i - starts.getLast() >= capacity) {
                starts.add(i);
                capacity = Math.max(1, tokensPerRun / texts.get(order.get(i)).size());
            }
        }
        return new LengthOrder(order, List.copyOf(starts));
    }

    List<List<TokenIds>> runs(List<TokenIds> texts) {
        List<List<TokenIds>> runs = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : order.size();
            runs.add(order.subList(starts.get(i), end).stream().map(texts::get).toList());
        }
        return runs;
    }

    /** Where each text came to lie. */
    long[] positions() {
        long[] positions = new long[order.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[order.get(i)] = i;
        }
        return positions;
    }
}
