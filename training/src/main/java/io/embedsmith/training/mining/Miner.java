package io.embedsmith.training.mining;

import io.embedsmith.training.neighbour.Neighbour;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds hard negatives. The same data and settings give the same result, whatever the machine's threads.
 *
 * <p>For each example: the passages nearest to its query are found; those that answer it are dropped, then those whose scores
 * the limits forbid; of what is left in the range of ranks some are taken. {@link DropRule} lists the rules in their order.
 */
public final class Miner {
    /** Examples whose neighbours are in memory at once: some 100 MB at a depth of 500. */
    private static final int EXAMPLES_AT_ONCE = 8_192;
    /** With a reranker, which takes seconds for each: whoever waits wants to hear of it. */
    private static final int EXAMPLES_RESCORED_AT_ONCE = 8;

    private final CandidateSearch search;
    private final Optional<PairScorer> rescorer;
    private final MiningProgress progress;

    /**
     * Over a search.
     *
     * @param search finds some of the first {@link Passages#candidates()} passages
     * @param rescorer scores what the search finds; empty to go by the vectors
     */
    public Miner(CandidateSearch search, Optional<PairScorer> rescorer, MiningProgress progress) {
        this.search = search;
        this.rescorer = rescorer;
        this.progress = progress;
    }

    /** Hears how far mining is. */
    @FunctionalInterface
    public interface MiningProgress {
        /** So many examples have their negatives. */
        void mined(int done, int total);
    }

    /** Takes negatives for all examples; those that the examples had are replaced. */
    public Mined mine(MiningData data, MiningSettings settings) {
        KnownPositives known = new KnownPositives(data, settings.sameness());
        int depth = settings.range().depth(KnownPositives.most(data.examples()));
        MinedSum sum = new MinedSum(data, settings.choice());
        int total = data.examples().size();
        int atOnce = rescorer.isPresent() ? EXAMPLES_RESCORED_AT_ONCE : EXAMPLES_AT_ONCE;
        for (int start = 0; start < total; start += atOnce) {
            int[] part = IntStream.range(start, Math.min(total, start + atOnce)).toArray();
            List<List<Neighbour>> found = search.nearest(part, depth);
            inOrder(part.length)
                    .mapToObj(i -> new ExampleMiner(data, settings, known, part[i]).choose(found.get(i), rescorer))
                    .toList()
                    .forEach(sum::add);
            progress.mined(start + part.length, total);
        }
        return sum.mined();
    }

    /** A reranker takes one query at a time, and has threads of its own. */
    private IntStream inOrder(int examples) {
        IntStream indexes = IntStream.range(0, examples);
        return rescorer.isPresent() ? indexes : indexes.parallel();
    }
}
