package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.benchmarks.report.Percentiles;
import io.embedsmith.evaluation.dataset.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Clients that ask one query after the other, each starting its next as soon as it has its answer.
 *
 * @param millis time of each query, in the order of the queries
 * @param seconds from the first start to the last answer
 */
record Load(List<Double> millis, double seconds) {

    Load {
        millis = List.copyOf(millis);
    }

    /** Asks every query once, shared among so many clients. */
    static Load run(int clients, List<Query> queries, Consumer<Query> search) throws InterruptedException {
        double[] millis = new double[queries.size()];
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        long start = System.nanoTime();
        for (int client = 0; client < clients; client++) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            ends.add(end);
            Thread.ofPlatform().name("client-" + client).start(() -> {
                try {
                    for (int i = next.getAndIncrement(); i < queries.size(); i = next.getAndIncrement()) {
                        long before = System.nanoTime();
                        search.accept(queries.get(i));
                        millis[i] = (System.nanoTime() - before) / 1e6;
                    }
                    end.complete(null);
                } catch (RuntimeException e) {
                    end.completeExceptionally(e);
                }
            });
        }
        try {
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("a search failed: " + e.getCause(), e);
        }
        return new Load(Arrays.stream(millis).boxed().toList(), (System.nanoTime() - start) / 1e9);
    }

    /** Both, one after the other. */
    Load and(Load other) {
        List<Double> all = new ArrayList<>(millis);
        all.addAll(other.millis);
        return new Load(all, seconds + other.seconds);
    }

    /** Searches in a second, all clients together. */
    double perSecond() {
        return millis.size() / seconds;
    }

    /** Of the time of a query. */
    Percentiles percentiles() {
        return Percentiles.of(millis.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
