package io.embedsmith.retrieval.pipeline;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.pipeline.Candidates.Timed;
import io.embedsmith.retrieval.search.SearchRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Asks the signals of one search at the same time: keyword on a virtual thread, so that it runs while the model embeds the
 * query, embedding and dense on the caller's.
 */
final class CandidateSearch {
    private final SearchParts parts;
    private final SearchedCollection collection;

    CandidateSearch(SearchParts parts, SearchedCollection collection) {
        this.parts = parts;
        this.collection = collection;
    }

    Candidates find(SearchRequest request) {
        CandidateRequest wanted = new CandidateRequest(collection, request.depth(), request.filter());
        List<String> tokens = parts.analyzers().apply(collection).tokens(request.query());
        return switch (request.mode()) {
            case DENSE -> dense(request.query(), wanted, Optional.empty(), tokens);
            case KEYWORD ->
                new Candidates(
                        Optional.empty(),
                        Optional.of(timed(() -> parts.keyword().candidates(wanted, tokens))),
                        Duration.ZERO,
                        tokens);
            case HYBRID -> both(request.query(), wanted, tokens);
        };
    }

    private Candidates both(String query, CandidateRequest wanted, List<String> tokens) {
        FutureTask<Timed<Ranking>> keyword =
                new FutureTask<>(() -> timed(() -> parts.keyword().candidates(wanted, tokens)));
        Thread.ofVirtual().name("keyword-search").start(keyword);
        return dense(query, wanted, Optional.of(keyword), tokens);
    }

    /** The keyword search, where there is one, is not interrupted on a failure: that would break its connection. */
    private Candidates dense(
            String query, CandidateRequest wanted, Optional<FutureTask<Timed<Ranking>>> keyword, List<String> tokens) {
        Timed<DenseVector> vector = timed(() -> embed(query));
        Timed<DenseCandidates> dense = timed(() -> parts.dense().candidates(wanted, vector.value()));
        return new Candidates(Optional.of(dense), keyword.map(CandidateSearch::await), vector.time(), tokens);
    }

    /**
     * On one processor: Postgres answers the keyword query, and other searches, on the rest meanwhile (two clients on 2
     * cores: p95 of a dense search 21 ms instead of 29).
     */
    private DenseVector embed(String query) {
        return parts.models()
                .model(collection.settings().model())
                .embed(EmbeddingRequest.of(TextRole.QUERY, List.of(query)).onOneProcessor())
                .getFirst();
    }

    private static <T> Timed<T> timed(Supplier<T> work) {
        long started = System.nanoTime();
        T value = work.get();
        return new Timed<>(value, Duration.ofNanos(System.nanoTime() - started));
    }

    private static <T> T await(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetrievalException(
                    RetrievalException.Kind.UNAVAILABLE,
                    "database-unavailable",
                    "the search was interrupted, the server is stopping; repeat it",
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("keyword search failed; this is a bug", e.getCause());
        }
    }
}
