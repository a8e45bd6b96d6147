package io.embedsmith.training.neighbour;

import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Looks at every passage for every query, by products of matrices. Exact: the answer is that of {@link
 * io.embedsmith.embedding.search.ExactSearch}, to the last bit, whatever the library, the threads or the blocks.
 *
 * <p>Implementation note: libtorch sums in an order of its own, so its products only choose candidates. A sum of d products of
 * floats is off by at most γ = d·u/(1 − d·u) times the lengths of the vectors, u = 2⁻²⁴, in whatever order (Higham, Accuracy
 * and Stability of Numerical Algorithms, 2002, section 3.1). What could be among the best within that error is scored again
 * in double precision in index order, some hundreds for each query.
 */
public final class GemmSearch implements NeighbourSearch {
    /** A block of products has 16 MiB, and its rows stay in the caches of the threads that read them. */
    private static final int QUERIES = 512;

    private static final int PASSAGES = 8_192;

    /** As many queries are worked on at once as keep their candidates in little memory. */
    private static final int QUERIES_AT_ONCE = 16_384;

    private static final double UNIT_ROUNDOFF = 0x1p-24;

    private final Embeddings passages;
    private final int rows;
    private final double largestNorm;

    private GemmSearch(Embeddings passages, int rows) {
        this.passages = passages;
        this.rows = rows;
        this.largestNorm = InnerProduct.largestNorm(passages);
    }

    /** Over all rows, with as many threads as there are processors. */
    public static GemmSearch over(Embeddings passages) {
        return new GemmSearch(passages, passages.rows());
    }

    /** Over the first rows. */
    public static GemmSearch overFirst(int rows, Embeddings passages) {
        if (rows < 0 || rows > passages.rows()) {
            throw new IllegalArgumentException("the first " + rows + " of " + passages.rows()
                    + " passages cannot be searched; 0 to " + passages.rows() + " is allowed");
        }
        return new GemmSearch(passages, rows);
    }

    @Override
    public List<List<Neighbour>> search(Embeddings queries, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; at least 1 is needed");
        }
        if (queries.rows() > 0 && rows > 0 && queries.dimension() != passages.dimension()) {
            throw new IllegalArgumentException("the vectors of the queries have " + queries.dimension()
                    + " components, those of the passages " + passages.dimension() + "; embed all with one model");
        }
        Libtorch.load(Runtime.getRuntime().availableProcessors());
        return IntStream.iterate(0, start -> start < queries.rows(), start -> start + QUERIES_AT_ONCE)
                .mapToObj(start ->
                        queries.select(IntStream.range(start, Math.min(queries.rows(), start + QUERIES_AT_ONCE))
                                .toArray()))
                .flatMap(part -> searchPart(part, k).stream())
                .toList();
    }

    private List<List<Neighbour>> searchPart(Embeddings queries, int k) {
        double products = passages.dimension() * UNIT_ROUNDOFF;
        double error = products / (1 - products) * largestNorm * InnerProduct.largestNorm(queries);
        List<TopScores> tops = IntStream.range(0, queries.rows())
                .mapToObj(row -> {
                    float[] query = queries.copyRow(row);
                    return new TopScores(
                            Math.min(k, Math.max(1, rows)),
                            error,
                            passage -> InnerProduct.of(query, passages.copyRow(passage)));
                })
                .toList();
        NativeMemory.scoped(() -> {
            Tensor ofQueries = rows(queries, 0, queries.rows());
            for (int first = 0; first < rows; first += PASSAGES) {
                int start = first;
                NativeMemory.scoped(() -> offerBlock(ofQueries, start, tops));
            }
        });
        return tops.parallelStream().map(TopScores::best).toList();
    }

    private void offerBlock(Tensor queries, int first, List<TopScores> tops) {
        int count = Math.min(PASSAGES, rows - first);
        Tensor block = rows(passages, first, count).t();
        for (int start = 0; start < tops.size(); start += QUERIES) {
            int firstQuery = start;
            int queryCount = Math.min(QUERIES, tops.size() - start);
            NativeMemory.scoped(() -> {
                Tensor products = torch.mm(queries.narrow(0, firstQuery, queryCount), block);
                offer(products, tops.subList(firstQuery, firstQuery + queryCount), first, count);
            });
        }
    }

    /** Shape of the products: queries, passages. Each processor has a row of its own to copy them to. */
    private static void offer(Tensor products, List<TopScores> tops, int first, int count) {
        FloatPointer data = products.data_ptr_float();
        FloatBuffer scores = data.capacity(products.numel()).asBuffer();
        int parts = Runtime.getRuntime().availableProcessors();
        IntStream.range(0, parts).parallel().forEach(part -> {
            float[] row = new float[count];
            for (int query = part; query < tops.size(); query += parts) {
                scores.get(query * count, row);
                tops.get(query).offer(row, count, first);
            }
        });
    }

    private static Tensor rows(Embeddings vectors, int first, int count) {
        float[] values = new float[count * vectors.dimension()];
        vectors.copyRows(first, first + count, values);
        return HostTensors.ofFloats(values, count, vectors.dimension());
    }
}
