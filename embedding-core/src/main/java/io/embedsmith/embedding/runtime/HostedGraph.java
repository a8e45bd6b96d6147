package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.embedding.tokenizer.TokenIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;

/**
 * Tokenizer and graph of a model of a {@link LocalModelHost}, whatever its kind: texts to tokens and tokens to rows of numbers,
 * shared out among the workers and put back in order.
 */
final class HostedGraph implements AutoCloseable {
    /** Tokenized by one task; few enough to share a request out, enough to be worth handing over. */
    private static final int TEXTS_PER_TASK = 64;

    private static final ThreadLocal<RunBuffers> BUFFERS = ThreadLocal.withInitial(() -> new RunBuffers(4_096));

    private final ModelDirectory directory;
    private final HostParts parts;
    private final LazyTokenizer tokenizer;

    HostedGraph(ModelDirectory directory, HostParts parts) {
        this.directory = directory;
        this.parts = parts;
        this.tokenizer = new LazyTokenizer(directory.tokenizer());
    }

    ModelDirectory directory() {
        return directory;
    }

    /** Read when it is first asked for. */
    SubwordTokenizer tokenizer() {
        return tokenizer.get();
    }

    /** The tokens of some texts of a request, in their order. */
    interface Portion {
        /** Of the texts from position {@code from} to the one before {@code end}. */
        List<TokenIds> tokens(SubwordTokenizer tokenizer, int from, int end);
    }

    /** The tokens of so many texts, or pairs of texts, in their order. */
    List<TokenIds> tokenize(int texts, boolean urgent, Portion portion) {
        SubwordTokenizer loaded = tokenizer.get();
        List<Callable<List<TokenIds>>> tasks = new ArrayList<>();
        for (int from = 0; from < texts; from += TEXTS_PER_TASK) {
            int first = from;
            int end = Math.min(texts, from + TEXTS_PER_TASK);
            tasks.add(() -> portion.tokens(loaded, first, end));
        }
        return parts.workers().all(urgent, tasks).stream().flatMap(List::stream).toList();
    }

    /** For each text what the graph gives, pooled, not normalised; texts of like length run together. */
    List<float[]> run(List<TokenIds> texts, boolean urgent, IntConsumer done) {
        float[][] results = new float[texts.size()][];
        try (SessionCache.Lease lease = parts.sessions().acquire(directory)) {
            int tokensPerRun =
                    lease.session().independentTexts() ? parts.settings().tokensPerRun() : 1;
            List<TokenBatch> plan = BatchPlan.of(texts, tokensPerRun);
            List<Callable<float[][]>> runs = new ArrayList<>(plan.size());
            for (TokenBatch batch : plan) {
                runs.add(() -> {
                    float[][] pooled = lease.session().run(batch, BUFFERS.get());
                    done.accept(batch.size());
                    return pooled;
                });
            }
            List<float[][]> outcomes = parts.workers().all(urgent, runs);
            for (int run = 0; run < outcomes.size(); run++) {
                for (int row = 0; row < plan.get(run).size(); row++) {
                    results[plan.get(run).positions().get(row)] = outcomes.get(run)[row];
                }
            }
        }
        return Arrays.asList(results);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
