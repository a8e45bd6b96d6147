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
 * Texts from the longest to the shortest, equal lengths by place, cut into runs. Each text of a run is padded to the longest
 * of it, so few runs compute much padding; each run goes through all weights and their gradients once, so many runs read much
 * memory. The cuts are those of the least cost, found by looking at all of them in order (dynamic programming).
 *
 * @param order places of the texts, sorted
 * @param starts of the runs in {@code order}
 */
public record LengthOrder(List<Integer> order, List<Integer> starts) {

    /** Padded tokens of one run at most; longer products are no faster. */
    private static final int TOKENS_PER_RUN = 1_024;

    /** What a run costs beside its tokens: about 4 % of one of 512 tokens, forwards and backwards. */
    private static final int COST_OF_RUN = 24;

    /** The texts from the longest to the shortest, each list to be run on its own. */
    public static List<List<TokenIds>> runsOf(List<TokenIds> texts) {
        return of(texts, TOKENS_PER_RUN, COST_OF_RUN).runs(texts);
    }

    /** A row for each text, in their order, though texts of like length run together. */
    static Tensor rows(List<TokenIds> texts, Function<List<TokenIds>, Tensor> run) {
        LengthOrder order = of(texts, TOKENS_PER_RUN, COST_OF_RUN);
        Tensor[] parts = order.runs(texts).stream().map(run).toArray(Tensor[]::new);
        Tensor rows = torch.cat(new TensorVector(parts));
        Tensor positions = HostTensors.ofLongs(order.positions(), texts.size());
        return rows.index_select(0, positions.to(rows.device(), positions.scalar_type()));
    }

    /**
     * The order of the least cost.
     *
     * @param tokensPerRun padded tokens of a run at most, unless a single text has more
     * @param costOfRun in padded tokens
     */
    static LengthOrder of(List<TokenIds> texts, int tokensPerRun, int costOfRun) {
        List<Integer> order = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer place) -> -texts.get(place).size())
                        .thenComparingInt(place -> place))
                .toList();
        long[] cost = new long[order.size() + 1];
        int[] startOfLast = new int[order.size() + 1];
        for (int end = 1; end <= order.size(); end++) {
            cost[end] = Long.MAX_VALUE;
            for (int start = end - 1; start >= 0; start--) {
                long padded = (long) texts.get(order.get(start)).size() * (end - start);
                if (padded > tokensPerRun && start < end - 1) {
                    break;
                }
                if (cost[start] + padded + costOfRun < cost[end]) {
                    cost[end] = cost[start] + padded + costOfRun;
                    startOfLast[end] = start;
                }
            }
        }
        List<Integer> starts = new ArrayList<>();
        for (int end = order.size(); end > 0; end = startOfLast[end]) {
            starts.addFirst(startOfLast[end]);
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
