package io.embedsmith.training.neighbour;

import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.Workers;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.Callable;
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
    /** A block of products has 8 MiB, and each worker reads what it has just computed. */
    private static final int QUERIES = 256;

    private static final int PASSAGES = 8_192;

    /** As many queries are worked on at once as keep their candidates in little memory. */
    private static final int QUERIES_AT_ONCE = 16_384;

    private static final double UNIT_ROUNDOFF = 0x1p-24;

    /** The same for all searches: the library keeps memory of its own for each thread that has ever multiplied. */
    private static final class Threads {
        private static final Workers WORKERS = new Workers(Runtime.getRuntime().availableProcessors());
    }

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
                int count = Math.min(PASSAGES, rows - first);
                NativeMemory.scoped(() -> {
                    Tensor block = rows(passages, start, count).t();
                    Threads.WORKERS.all(IntStream.iterate(0, query -> query < tops.size(), query -> query + QUERIES)
                            .<Callable<Boolean>>mapToObj(query -> () -> {
                                int queryCount = Math.min(QUERIES, tops.size() - query);
                                NativeMemory.scoped(() -> offer(
                                        torch.mm(ofQueries.narrow(0, query, queryCount), block),
                                        tops.subList(query, query + queryCount),
                                        start));
                                return true;
                            })
                            .toList());
                });
            }
        });
        return tops.parallelStream().map(TopScores::best).toList();
    }

    /** Shape of the products: queries, passages. */
    private static void offer(Tensor products, List<TopScores> tops, int first) {
        FloatPointer data = products.data_ptr_float();
        FloatBuffer scores = data.capacity(products.numel()).asBuffer();
        float[] row = new float[Math.toIntExact(products.size(1))];
        for (int query = 0; query < tops.size(); query++) {
            scores.get(query * row.length, row);
            tops.get(query).offer(row, first);
        }
    }

    private static Tensor rows(Embeddings vectors, int first, int count) {
        float[] values = new float[count * vectors.dimension()];
        vectors.copyRows(first, first + count, values);
        return HostTensors.ofFloats(values, count, vectors.dimension());
    }
}
