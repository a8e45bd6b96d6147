package io.embedsmith.training.merge.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.runtime.UnsavedModel;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.runner.RunListener;
import io.embedsmith.evaluation.runner.TaskOutcome;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.runner.TaskRunner;
import io.embedsmith.training.merge.Linear;
import io.embedsmith.training.merge.Merge;
import io.embedsmith.training.merge.Slerp;
import io.embedsmith.training.merge.Ties;
import io.embedsmith.training.testing.ChangedModel;
import io.embedsmith.training.testing.TinyModels;
import io.embedsmith.training.weights.GraphInMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured in memory is what the written models reach. */
class MergeSweepTest {
    private static final Path BASE = TinyModels.directory(TinyModels.BERT);
    private static final ModelHostSettings MODELS = new ModelHostSettings(List.of(), 2);

    @TempDir
    private Path folder;

    private Path tuned;
    private SweepTasks tasks;

    @BeforeEach
    void prepare() throws IOException {
        tuned = folder.resolve("tuned");
        ChangedModel.of(BASE, tuned, MergeSweepTest::changed);
        tasks = new SweepTasks(
                List.of(PairTasks.of(folder, "Target", 20)),
                List.of(PairTasks.of(folder, "First", 15), PairTasks.of(folder, "Second", 12)));
    }

    /** Far enough from what it was for ranks to change. */
    private static float[] changed(float... values) {
        float[] changed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            changed[i] = values[i] * (1 + (i % 5 - 2) / 3f);
        }
        return changed;
    }

    @Test
    void aMixtureHasTheVectorsOfTheWrittenModel() {
        SweepPlan plan = new SweepPlan(tuned, BASE, new Linear(), 5);
        ModelDirectory written = Merge.write(plan.at(0.25), folder.resolve("written"));
        EmbeddingRequest request = EmbeddingRequest.of(
                TextRole.SYMMETRIC, List.of("the bank", "reset the password of the account", "a cat sleeps", "red"));
        GraphInMemory graph = GraphInMemory.of(ModelDirectory.read(tuned));
        try (Merge merge = Merge.open(List.of(tuned, BASE), java.util.Optional.empty());
                LocalModelHost host = LocalModelHost.open(MODELS.withFolders(List.of(written.path())))) {
            merge.into(plan.at(0.25), graph);
            try (UnsavedModel mixture =
                    UnsavedModel.open(merge.graph(), new ModelId("mixture"), graph.content(), MODELS)) {
                List<DenseVector> expected = host.model(written.card().id()).embed(request);
                List<DenseVector> actual = mixture.embed(request);
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(actual.get(i).toArray())
                            .containsExactly(expected.get(i).toArray());
                }
                assertThat(mixture.card().dimension()).isEqualTo(written.card().dimension());
                assertThat(mixture.card().revision())
                        .isNotEqualTo(ModelDirectory.read(tuned).card().revision());
            }
        }
    }

    @Test
    void everyPointIsWhatTheWrittenModelReaches() {
        SweepPlan plan = new SweepPlan(tuned, BASE, new Slerp(), 3);

        Sweep sweep = run(plan, new Heard());

        assertThat(sweep.points()).extracting(SweepPoint::coefficient).containsExactly(0.0, 0.5, 1.0);
        ModelDirectory half = Merge.write(plan.at(0.5), folder.resolve("half"));
        List<Path> models = List.of(BASE, half.path(), tuned);
        for (int i = 0; i < models.size(); i++) {
            SweepScores scores = sweep.points().get(i).scores();
            assertThat(scores.targets())
                    .containsEntry(
                            "Target", score(models.get(i), tasks.targets().getFirst()));
            assertThat(scores.guards())
                    .containsEntry("First", score(models.get(i), tasks.guards().get(0)));
            assertThat(scores.guards())
                    .containsEntry("Second", score(models.get(i), tasks.guards().get(1)));
        }
        assertThat(sweep.points().stream().map(SweepPoint::scores)).doesNotHaveDuplicates();
        assertThat(sweep.ofTuned()).isEqualTo(sweep.points().getLast().scores());
    }

    @Test
    void aMethodThatDropsChangesEndsBesideTheTunedModel() {
        Sweep sweep = run(new SweepPlan(tuned, BASE, new Ties(0.5, 1), 3), new Heard());

        assertThat(sweep.ofBase()).isEqualTo(sweep.points().getFirst().scores());
        assertThat(sweep.ofTuned().targets())
                .containsEntry("Target", score(tuned, tasks.targets().getFirst()));
        ModelDirectory last =
                Merge.write(new SweepPlan(tuned, BASE, new Ties(0.5, 1), 3).at(1), folder.resolve("last"));
        assertThat(sweep.points().getLast().scores().targets())
                .containsEntry("Target", score(last.path(), tasks.targets().getFirst()))
                .isNotEqualTo(sweep.ofTuned().targets());
    }

    @Test
    void nothingIsMeasuredTwiceAndNoModelIsWritten() throws IOException {
        SweepPlan plan = new SweepPlan(tuned, BASE, new Linear(), 3);
        Heard cutOff = new Heard();
        cutOff.cancelAt = 4;
        assertThatThrownBy(() -> run(plan, cutOff)).isInstanceOf(CancellationException.class);

        Heard resumed = new Heard();
        Sweep sweep = run(plan, resumed);
        Heard again = new Heard();
        assertThat(run(plan, again)).isEqualTo(sweep);

        assertThat(cutOff.embedded).hasSize(4);
        assertThat(resumed.embedded).hasSize(9 - 4);
        assertThat(again.embedded).isEmpty();
        assertThat(again.total).isEqualTo(9);
        try (Stream<Path> files = Files.walk(folder.resolve("sweep"))) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".onnx"));
        }
    }

    @Test
    void weightsWithoutAGraphAreMeasuredInTheOthersGraph() throws IOException {
        double withGraph = score(tuned, tasks.targets().getFirst());
        Files.delete(tuned.resolve("onnx/model.onnx"));

        Sweep sweep = run(new SweepPlan(tuned, BASE, new Linear(), 2), new Heard());

        assertThat(sweep.ofTuned().target()).isEqualTo(withGraph);
    }

    @Test
    void whatCannotBeSweptIsRefused() {
        assertThatThrownBy(() -> new SweepPlan(tuned, BASE, new Linear(), 1)).hasMessageContaining("1 steps");
        assertThatThrownBy(() -> new SweepTasks(tasks.targets(), List.of())).hasMessageContaining("0 guard tasks");
        assertThatThrownBy(() -> new SweepTasks(tasks.targets(), tasks.targets()))
                .hasMessageContaining("Target is named twice");
        Heard heard = new Heard();
        assertThatThrownBy(() ->
                        run(new SweepPlan(tuned, TinyModels.directory(TinyModels.XLM_ROBERTA), new Linear(), 3), heard))
                .isInstanceOf(io.embedsmith.training.TrainingException.class);
        assertThat(heard.embedded).isEmpty();
    }

    private Sweep run(SweepPlan plan, MixtureListener listener) {
        try (ResultFolder results = ResultFolder.open(folder.resolve("sweep"), "test")) {
            VectorCache cache = new VectorCache(folder.resolve("vectors"), 0, Clock.systemUTC());
            return MergeSweep.run(plan, tasks, new MixturePlace(results, cache, Clock.systemUTC(), MODELS), listener);
        }
    }

    /** By the ordinary way: a directory, a host, the evaluator. */
    private double score(Path model, TaskRequest request) {
        VectorCache cache = new VectorCache(folder.resolve("vectors"), 0, Clock.systemUTC());
        try (ResultFolder results = ResultFolder.open(folder.resolve("written-results"), "test");
                LocalModelHost host = LocalModelHost.open(MODELS.withFolders(List.of(model)))) {
            LocalEncoder encoder =
                    new LocalEncoder(host.model(host.cards().getFirst().id()));
            TaskOutcome outcome =
                    new TaskRunner(results, cache, Clock.systemUTC()).run(encoder, request, RunListener.NONE);
            assertThat(outcome).isNotInstanceOf(TaskOutcome.Failed.class);
            return results.result(encoder.model(), SweepTasks.name(request))
                    .orElseThrow()
                    .mainScore(request.splits());
        }
    }

    /** Notes which tasks were really run. */
    private static final class Heard implements MixtureListener {
        private final List<String> embedded = new ArrayList<>();
        private int cancelAt = Integer.MAX_VALUE;
        private int total;

        @Override
        public void total(int steps) {
            total = steps;
        }

        @Override
        public RunListener begin(String model, String task) {
            return new RunListener() {
                @Override
                public void embedded(long done, long all) {
                    String pair = model + " " + task;
                    if (!embedded.contains(pair)) {
                        if (embedded.size() == cancelAt) {
                            throw new CancellationException("asked to stop");
                        }
                        embedded.add(pair);
                    }
                }

                @Override
                public void advance(String stage, int done, int all) {
                    // What is embedded is what counts.
                }
            };
        }

        @Override
        public void end(String model, String task, double score) {
            assertThat(score).isFinite();
        }
    }
}
