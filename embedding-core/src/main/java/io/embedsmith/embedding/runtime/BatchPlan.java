package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.tokenizer.TokenIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups texts into runs: longest first, so that neighbours are of nearly one length and little is padded, and the long runs
 * do not come last, when the other threads have nothing left to do.
 */
final class BatchPlan {
    private BatchPlan() {}

    /**
     * Plans the runs.
     *
     * @param texts of the request
     * @param tokensPerRun padded tokens {@code B * T} that a run may have; a longer text makes a run of its own
     */
    static List<TokenBatch> of(List<TokenIds> texts, int tokensPerRun) {
        List<Integer> order = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer position) -> texts.get(position).size())
                        .reversed())
                .toList();
        List<TokenBatch> plan = new ArrayList<>();
        for (int from = 0; from < order.size(); ) {
            int length = Math.max(1, texts.get(order.get(from)).size());
            int count = Math.clamp(tokensPerRun / length, 1, order.size() - from);
            List<Integer> positions = order.subList(from, from + count);
            plan.add(
                    new TokenBatch(positions, positions.stream().map(texts::get).toList()));
            from += count;
        }
        return plan;
    }
}
