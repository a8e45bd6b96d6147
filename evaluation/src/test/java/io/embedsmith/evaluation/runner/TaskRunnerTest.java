package io.embedsmith.evaluation.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.TempFiles;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.descriptor.OwnTask;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.model.RealModel;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.result.TaskResult;
import io.embedsmith.evaluation.system.TestedModel;
import io.embedsmith.evaluation.task.Items;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskRunnerTest {
    private final RealModel model = new RealModel("all-minilm-l6-v2");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        model.close();
    }

    private TaskOutcome run(TaskRequest request) {
        return run(request, RunListener.NONE);
    }

    private TaskOutcome run(TaskRequest request, RunListener listener) {
        VectorCache cache = new VectorCache(folder.resolve("vectors"), 1 << 20, Clock.systemUTC());
        try (ResultFolder results = ResultFolder.open(folder, "1.0")) {
            return new TaskRunner(results, cache, Clock.systemUTC()).run(new LocalEncoder(model), request, listener);
        }
    }

    private TaskRequest pairs() {
        return TaskRequest.of(OwnTask.task(OwnTask.pairs(folder)));
    }

    private static TaskResult finished(TaskOutcome outcome) {
        assertThat(outcome).isInstanceOf(TaskOutcome.Finished.class);
        return ((TaskOutcome.Finished) outcome).result();
    }

    @Test
    void aFinishedTaskIsKeptAndItsTextsAreNotEmbeddedAgain() {
        TaskResult first = finished(run(pairs()));
        int asked = model.embedded().size();

        TaskOutcome second = run(pairs());

        // The cosines of the four pairs fall into two groups, so their ranks agree with the scores but within a group.
        assertThat(first.mainScore(List.of("test"))).isGreaterThan(0.5).isLessThanOrEqualTo(1);
        assertThat(second).isInstanceOf(TaskOutcome.Kept.class);
        assertThat(((TaskOutcome.Kept) second).result().mainScore(List.of("test")))
                .isCloseTo(first.mainScore(List.of("test")), org.assertj.core.data.Offset.offset(5e-7));
        assertThat(model.embedded()).hasSize(asked);
    }

    @Test
    void whatWasPredictedForEachPairIsWritten() {
        finished(run(pairs()));

        try (ResultFolder results = ResultFolder.open(folder, "1.0")) {
            Items items = results.items(
                            TestedModel.of(model.card()), new ResultFolder.Part("OwnPairs", "test", "default"))
                    .orElseThrow();
            assertThat(items)
                    .isInstanceOfSatisfying(
                            Items.Pairs.class, pairs -> assertThat(pairs.gold()).containsExactly(5.0, 0.0, 4.0, 1.0));
        }
    }

    @Test
    void changedDataAreAnotherTask() {
        finished(run(pairs()));

        assertThat(run(TaskRequest.of(OwnTask.task(OwnTask.pairs(folder, "a cat\tcats\t1", "a\tthe moon\t0")))))
                .isInstanceOf(TaskOutcome.Finished.class);
    }

    @Test
    void overwritingRunsAgainFromTheVectorsOnDisk() {
        finished(run(pairs()));
        int asked = model.embedded().size();

        TaskOutcome again = run(new TaskRequest(pairs().task(), List.of("test"), TaskRequest.Existing.OVERWRITE));

        assertThat(again).isInstanceOf(TaskOutcome.Finished.class);
        assertThat(model.embedded()).hasSize(asked);
    }

    @Test
    void aModelThatFailsLeavesTheFinishedResult() {
        TaskResult first = finished(run(pairs()));
        model.failAt("never seen before");

        TaskOutcome second = run(
                TaskRequest.of(OwnTask.task(OwnTask.pairs(folder, "never seen before\tcats\t1", "a\tthe moon\t0"))));

        assertThat(second)
                .isInstanceOfSatisfying(
                        TaskOutcome.Failed.class,
                        failed -> assertThat(failed.cause()).hasMessageContaining("the model broke at"));
        try (ResultFolder results = ResultFolder.open(folder, "1.0")) {
            assertThat(results.result(TestedModel.of(model.card()), "OwnPairs")
                            .orElseThrow()
                            .datasetRevision())
                    .isEqualTo(first.datasetRevision());
        }
    }

    @Test
    void aCancelledTaskResumesWithTheVectorsThatItHad() {
        assertThatThrownBy(() -> run(pairs(), new RunListener() {
                    @Override
                    public void advance(String stage, int done, int total) {}

                    @Override
                    public void embedded(long done, long total) {
                        if (done == total) {
                            throw new CancellationException("enough");
                        }
                    }
                }))
                .isInstanceOf(CancellationException.class);
        int asked = model.embedded().size();

        assertThat(run(pairs())).isInstanceOf(TaskOutcome.Finished.class);
        assertThat(asked).isEqualTo(8);
        assertThat(model.embedded()).hasSize(asked);
    }

    @Test
    void aBeirFolderIsATaskAndWhatIsLeftOutOfItIsTold() throws IOException {
        Files.createDirectories(folder.resolve("set/qrels"));
        TempFiles.text(
                folder.resolve("set/corpus.jsonl"),
                "{\"_id\":\"p1\",\"text\":\"the cat sleeps\"}",
                "{\"_id\":\"p2\",\"text\":\"the sky is grey\"}");
        TempFiles.text(
                folder.resolve("set/queries.jsonl"),
                "{\"_id\":\"q1\",\"text\":\"a cat is asleep\"}",
                "{\"_id\":\"q2\",\"text\":\"of another split\"}");
        TempFiles.text(folder.resolve("set/qrels/test.tsv"), "query-id\tcorpus-id\tscore", "q1\tp1\t1");
        TaskRequest request = TaskRequest.of(OwnTask.task(TempFiles.text(
                folder.resolve("own.yaml"),
                "name: OwnSet",
                "type: Retrieval",
                "languages: [eng-Latn]",
                "evaluate: [test]",
                "splits: {test: {beir: set}}")));
        List<String> notes = new ArrayList<>();

        TaskResult result = finished(run(request, new RunListener() {
            @Override
            public void advance(String stage, int done, int total) {}

            @Override
            public void noted(String note) {
                notes.add(note);
            }
        }));

        assertThat(result.mainScore(List.of("test"))).isEqualTo(1);
        assertThat(notes)
                .containsExactly("OwnSet/default/test: 1 of 2 queries have no judgement in test.tsv and are left out");
        assertThat(run(request)).isInstanceOf(TaskOutcome.Kept.class);
        TempFiles.text(folder.resolve("set/qrels/test.tsv"), "q1\tp2\t1");
        assertThat(finished(run(request)).mainScore(List.of("test"))).isLessThan(1);
    }

    @Test
    void oneScoreForAllPairsIsAFailureThatSaysSo() {
        assertThat(run(TaskRequest.of(OwnTask.task(OwnTask.pairs(folder, "a\tb\t1", "c\td\t1")))))
                .isInstanceOfSatisfying(
                        TaskOutcome.Failed.class,
                        failed -> assertThat(failed.cause()).hasMessageContaining("all 2 pairs have the score 1.0"));
    }

    @Test
    void anUnknownSplitIsAnsweredWithTheTasksOwn() {
        assertThatThrownBy(() -> new TaskRequest(pairs().task(), List.of("dev"), TaskRequest.Existing.KEEP))
                .hasMessage("task OwnPairs has no split 'dev' to evaluate; its own choice is [test]");
    }
}
