package io.embedsmith.training.mining;

import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.mining.Miner.MiningProgress;
import io.embedsmith.training.neighbour.InnerProduct;
import io.embedsmith.training.neighbour.Neighbour;
import io.embedsmith.training.neighbour.UnitVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Mining from an index instead of a pool: what the index finds for any of the queries makes up the candidates, with the vectors
 * that they have there. From then on all is as with a pool; scores are computed from the vectors, not taken from the index.
 */
public final class IndexedPlace {
    /** Examples searched for before whoever waits hears of it. */
    private static final int EXAMPLES_AT_ONCE = 128;

    private final PassageIndex index;
    private final MiningEmbedder embedder;
    private final MiningProgress progress;

    /** @param embedder of queries, and of positives that the index has not found */
    public IndexedPlace(PassageIndex index, MiningEmbedder embedder, MiningProgress progress) {
        this.index = index;
        this.embedder = embedder;
        this.progress = progress;
    }

    /** Searches for all examples. */
    public MiningPlace of(List<TrainingExample> examples, RankRange range) {
        int depth = range.depth(KnownPositives.most(examples));
        if (depth > index.deepest()) {
            throw new IllegalArgumentException("the range of ranks takes " + depth
                    + " passages of each query, and an index finds at most " + index.deepest()
                    + "; choose a range that ends earlier, or mine from a file, which is searched exactly");
        }
        Embeddings queries = UnitVectors.of(embedder.queries(examples));
        SortedMap<String, IndexedPassage> pool = new TreeMap<>();
        List<List<String>> found = search(queries, depth, pool);
        if (pool.isEmpty()) {
            throw new IllegalArgumentException("no passage was found; at least 1 is needed to mine from");
        }
        Passages passages = Passages.of(
                examples, pool.values().stream().map(IndexedPassage::text).toList());
        MiningVectors vectors = new MiningVectors(queries, UnitVectors.of(vectors(passages, pool)));
        MiningData data = new MiningData(examples, passages, vectors);
        return new MiningPlace(data, new IndexedCandidates(neighbours(data, found)));
    }

    /** The texts found for each query; what was found, by its id, goes into the pool. */
    private List<List<String>> search(Embeddings queries, int depth, SortedMap<String, IndexedPassage> pool) {
        List<List<String>> texts = new ArrayList<>();
        for (int start = 0; start < queries.rows(); start += EXAMPLES_AT_ONCE) {
            int end = Math.min(queries.rows(), start + EXAMPLES_AT_ONCE);
            List<List<IndexedPassage>> part = IntStream.range(start, end)
                    .parallel()
                    .mapToObj(query -> distinct(DenseVector.copyOf(queries.copyRow(query)), depth))
                    .toList();
            for (List<IndexedPassage> found : part) {
                // The pool's own texts: each is held once, however many queries find it.
                texts.add(found.stream()
                        .map(passage -> pool.computeIfAbsent(passage.id(), id -> passage)
                                .text())
                        .toList());
            }
            progress.mined(end, queries.rows());
        }
        return texts;
    }

    /** So many texts, each once: where some come again, the index is asked for more. */
    private List<IndexedPassage> distinct(DenseVector query, int depth) {
        int asked = depth;
        while (true) {
            List<IndexedPassage> found = index.nearest(query, asked);
            SequencedMap<String, IndexedPassage> byText = new LinkedHashMap<>();
            found.forEach(passage -> byText.putIfAbsent(passage.text(), passage));
            if (byText.size() >= depth || found.size() < asked || asked == index.deepest()) {
                return byText.values().stream().limit(depth).toList();
            }
            asked = Math.min(2 * asked, index.deepest());
        }
    }

    /** Of the pool those of the index; the positives behind it are embedded. */
    private Embeddings vectors(Passages passages, SortedMap<String, IndexedPassage> pool) {
        SequencedMap<String, DenseVector> known = new LinkedHashMap<>();
        pool.values().forEach(passage -> known.putIfAbsent(passage.text(), passage.vector()));
        List<String> others =
                passages.texts().subList(passages.candidates(), passages.texts().size());
        Embeddings.Builder rows = new Embeddings.Builder(
                passages.texts().size(), known.firstEntry().getValue().dimension());
        known.values().forEach(vector -> rows.add(vector.toArray()));
        if (!others.isEmpty()) {
            Embeddings embedded = embedder.passages(others);
            IntStream.range(0, embedded.rows()).forEach(row -> rows.add(embedded.copyRow(row)));
        }
        return rows.build();
    }

    private static List<List<Neighbour>> neighbours(MiningData data, List<List<String>> found) {
        return IntStream.range(0, found.size())
                .parallel()
                .mapToObj(example -> {
                    float[] query = data.query(example);
                    return found.get(example).stream()
                            .map(text -> data.passages().row(text))
                            .map(row -> new Neighbour(row, InnerProduct.of(query, data.passage(row))))
                            .sorted(Neighbour.BEST_FIRST)
                            .toList();
                })
                .toList();
    }
}
