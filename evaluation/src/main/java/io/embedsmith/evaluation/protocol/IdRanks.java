package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.dataset.Passage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The rank of each passage's id among all, in the order of their code points: Python's order of strings. */
final class IdRanks {
    private IdRanks() {}

    static int[] of(List<Passage> passages) {
        int[][] ids = passages.stream()
                .map(passage -> passage.id().value().codePoints().toArray())
                .toArray(int[][]::new);
        int[] order = IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparing(i -> ids[i], Arrays::compare))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[ids.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }
}
