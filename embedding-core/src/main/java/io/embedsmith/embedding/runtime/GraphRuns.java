package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.tokenizer.TokenIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;

/** Runs tokenized texts through a model's graph, those of like length together, and puts the results back in order. */
final class GraphRuns {
    private static final ThreadLocal<RunBuffers> BUFFERS = ThreadLocal.withInitial(() -> new RunBuffers(4_096));

    private final ModelDirectory directory;
    private final HostParts parts;

    GraphRuns(ModelDirectory directory, HostParts parts) {
        this.directory = directory;
        this.parts = parts;
    }

    /** Results of one request: for each text what the graph gives, pooled, not normalised. */
    List<float[]> all(List<TokenIds> texts, boolean urgent, IntConsumer done) {
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
}
