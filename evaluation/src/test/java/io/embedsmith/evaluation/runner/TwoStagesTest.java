package io.embedsmith.evaluation.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.model.Pooling;
import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.evaluation.TempFiles;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.descriptor.OwnTask;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.model.RealModel;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.system.SecondStage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real model, and behind it a reranker that knows which passage is meant. */
class TwoStagesTest {
    private final RealModel model = new RealModel("all-minilm-l6-v2");
    private final Knowing reranker = new Knowing();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        model.close();
    }

    /** Scores the passage that speaks of a parrot, which is not the one most alike the query, higher than all others. */
    private static final class Knowing implements Reranker {
        private final List<TextPair> read = new ArrayList<>();

        @Override
        public ModelCard card() {
            return new ModelCard(
                    new ModelId("knowing"),
                    ModelKind.RERANKER,
                    "knowing",
                    "r1",
                    1,
                    512,
                    1,
                    1,
                    "fp32",
                    Pooling.IN_GRAPH,
                    "",
                    "",
                    List.of("en"),
                    "MIT",
                    Optional.empty());
        }

        @Override
        public List<Relevance> score(List<TextPair> pairs, IntConsumer scored) {
            read.addAll(pairs);
            return pairs.stream()
                    .map(pair -> new Relevance(pair.passage().contains("parrot") ? 3 : -3))
                    .toList();
        }
    }

    private Path retrieval() {
        Path corpus = TempFiles.text(
                folder.resolve("corpus.jsonl"),
                "{\"_id\": \"cat\", \"text\": \"Which animal sleeps all day? The cat.\"}",
                "{\"_id\": \"dog\", \"text\": \"An animal that sleeps a lot is the dog.\"}",
                "{\"_id\": \"bird\", \"text\": \"The parrot never rests.\"}");
        Path queries = TempFiles.text(
                folder.resolve("queries.jsonl"), "{\"_id\": \"q\", \"text\": \"Which animal sleeps all day?\"}");
        Path qrels = TempFiles.text(folder.resolve("qrels.tsv"), "query-id\tcorpus-id\tscore", "q\tbird\t1");
        return TempFiles.text(
                folder.resolve("own.yaml"),
                "name: OwnSearch",
                "type: Retrieval",
                "languages: [eng-Latn]",
                "evaluate: [test]",
                "splits:",
                "  test:",
                "    corpus: {file: corpus.jsonl, sha256: " + FileRevision.of(corpus) + "}",
                "    queries: {file: queries.jsonl, sha256: " + FileRevision.of(queries) + "}",
                "    qrels: {file: qrels.tsv, sha256: " + FileRevision.of(qrels) + "}");
    }

    private TaskOutcome run(TestedSystem system, TaskRequest request) {
        VectorCache cache = new VectorCache(folder.resolve("vectors"), 1 << 20, Clock.systemUTC());
        try (ResultFolder results = ResultFolder.open(folder, "1.0")) {
            return new TaskRunner(results, cache, Clock.systemUTC()).run(system, request, RunListener.NONE);
        }
    }

    private TestedSystem reranked(int depth) {
        return new TestedSystem(new LocalEncoder(model), Optional.of(new SecondStage(reranker, depth)));
    }

    private static double ndcg(TaskOutcome outcome) {
        assertThat(outcome).isInstanceOf(TaskOutcome.Finished.class);
        return ((TaskOutcome.Finished) outcome).result().mainScore(List.of("test"));
    }

    @Test
    void theRerankerDecidesAmongWhatTheVectorsFound() {
        TaskRequest request = TaskRequest.of(OwnTask.task(retrieval()));

        assertThat(ndcg(run(TestedSystem.of(new LocalEncoder(model)), request)))
                .as("the third of three")
                .isEqualTo(0.5);
        assertThat(ndcg(run(reranked(3), request))).isEqualTo(1);
        assertThat(reranker.read).hasSize(3).allMatch(pair -> pair.query().equals("Which animal sleeps all day?"));
        assertThat(ndcg(run(reranked(2), request)))
                .as("it cannot find what it did not read")
                .isZero();
    }

    @Test
    void eachSystemHasResultsOfItsOwnAndVectorsAreShared() {
        TaskRequest request = TaskRequest.of(OwnTask.task(retrieval()));
        run(TestedSystem.of(new LocalEncoder(model)), request);
        int embedded = model.embedded().size();

        run(reranked(3), request);

        assertThat(model.embedded()).hasSize(embedded);
        assertThat(reranked(3).model().name()).isEqualTo("sentence-transformers/all-MiniLM-L6-v2+knowing-3");
        assertThat(reranked(3).model().revision())
                .hasSize(64)
                .isNotEqualTo(reranked(2).model().revision());
        assertThat(run(reranked(3), request)).isInstanceOf(TaskOutcome.Kept.class);
        assertThat(run(TestedSystem.of(new LocalEncoder(model)), request)).isInstanceOf(TaskOutcome.Kept.class);
    }

    @Test
    void aTaskInWhichNothingIsRankedIsRefused() {
        TaskOutcome outcome = run(reranked(3), TaskRequest.of(OwnTask.task(OwnTask.pairs(folder))));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        TaskOutcome.Failed.class,
                        failed -> assertThat(failed.cause())
                                .hasMessageContaining("task OwnPairs is of the type STS, in which nothing is ranked"));
        assertThatThrownBy(() -> new SecondStage(reranker, 0))
                .hasMessageContaining("at least 1 is needed, 100 is usual");
    }
}
