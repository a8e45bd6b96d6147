package io.embedsmith.training.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.tokenizer.TokenIds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LengthOrderTest {
    private static final int NO_LIMIT = 1_000_000;

    @Test
    void longTextsAreNotPaddedTo() {
        assertThat(runs(NO_LIMIT, 20, 20, 200, 21, 190)).containsExactly(List.of(200, 190), List.of(21, 20));
    }

    @Test
    void runsThatCostMoreThanPaddingAreNotMade() {
        assertThat(runs(NO_LIMIT, 1_000, 20, 200, 21, 190)).containsExactly(List.of(200, 190, 21, 20));
    }

    @Test
    void runHasNoMoreThanItsTokens() {
        assertThat(runs(40, 10, 20, 20, 20, 20, 50)).containsExactly(List.of(50), List.of(20, 20), List.of(20, 20));
    }

    @Test
    void noTextsMakeNoRun() {
        assertThat(runs(40, 10)).isEmpty();
    }

    @Test
    void noCutsCostLess() {
        Random random = new Random(7);
        int[] lengths = IntStream.range(0, 12).map(i -> 5 + random.nextInt(100)).toArray();
        assertThat(cost(runs(300, 40, lengths), 40)).isEqualTo(cheapest(lengths, 300, 40));
    }

    @Test
    void positionsLeadBack() {
        List<TokenIds> texts = texts(3, 9, 3, 5);
        LengthOrder order = LengthOrder.of(texts, 10, 1);
        List<TokenIds> flat = order.runs(texts).stream().flatMap(List::stream).toList();
        assertThat(Arrays.stream(order.positions()).mapToObj(at -> flat.get((int) at)))
                .containsExactlyElementsOf(texts);
    }

    /** By trying every way to cut. */
    private static long cheapest(int[] lengths, int tokensPerRun, int costOfRun) {
        int[] descending =
                IntStream.of(lengths).map(n -> -n).sorted().map(n -> -n).toArray();
        long least = Long.MAX_VALUE;
        for (int cuts = 0; cuts < 1 << (descending.length - 1); cuts++) {
            long cost = 0;
            boolean isAllowed = true;
            int start = 0;
            for (int end = 1; end <= descending.length; end++) {
                if (end == descending.length || (cuts >> (end - 1) & 1) == 1) {
                    long padded = (long) descending[start] * (end - start);
                    isAllowed &= padded <= tokensPerRun || end - start == 1;
                    cost += padded + costOfRun;
                    start = end;
                }
            }
            least = isAllowed ? Math.min(least, cost) : least;
        }
        return least;
    }

    private static long cost(List<List<Integer>> runs, int costOfRun) {
        return runs.stream()
                .mapToLong(run -> (long) run.getFirst() * run.size() + costOfRun)
                .sum();
    }

    private static List<List<Integer>> runs(int tokensPerRun, int costOfRun, int... lengths) {
        List<TokenIds> texts = texts(lengths);
        return LengthOrder.of(texts, tokensPerRun, costOfRun).runs(texts).stream()
                .map(run -> run.stream().map(TokenIds::size).toList())
                .toList();
    }

    private static List<TokenIds> texts(int... lengths) {
        return IntStream.of(lengths)
                .mapToObj(length -> new TokenIds(new long[length], new long[length]))
                .toList();
    }
}
