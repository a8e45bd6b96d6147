package io.embedsmith.training.merge.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.UnsavedReranker;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.descriptor.DataFolder;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.runner.RunListener;
import io.embedsmith.evaluation.runner.TaskOutcome;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.runner.TaskRunner;
import io.embedsmith.evaluation.runner.TestedSystem;
import io.embedsmith.evaluation.system.SecondStage;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.merge.Coefficients;
import io.embedsmith.training.merge.Linear;
import io.embedsmith.training.merge.Merge;
import io.embedsmith.training.merge.MergeRequest;
import io.embedsmith.training.testing.ChangedModel;
import io.embedsmith.training.testing.TinyModels;
import io.embedsmith.training.weights.GraphInMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rerankers, mixed in memory and measured behind an encoder, are what the written ones are. */
class RerankerMixtureTest {
    private static final Path BASE = TinyModels.reranker();
    private static final ModelHostSettings MODELS = new ModelHostSettings(List.of(), 2);
    private static final int DEPTH = 4;
    private static final List<String> PASSAGES = List.of("the bank", "reset the password", "a cat sleeps", "red music");

    @TempDir
    private Path folder;

    private Path tuned;
    private TaskRequest target;
    private TaskRequest guard;

    @BeforeEach
    void prepare() throws IOException {
        tuned = folder.resolve("tuned");
        ChangedModel.of(BASE, tuned, RerankerMixtureTest::changed);
        target = ranking("Target", List.of("the bank", "a red cat", "loan rate", "music"));
        guard = ranking("Guard", List.of("reset the account", "the card sleeps", "password of the bank"));
    }

    /** Far enough from what it was for orders to change. */
    private static float[] changed(float... values) {
        float[] changed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            changed[i] = values[i] * (1 + (i % 5 - 2) / 1.5f);
        }
        return changed;
    }

    /** Which passage answers means nothing, but every change of an order shows. */
    private TaskRequest ranking(String name, List<String> queries) throws IOException {
        List<String> passages = List.of("the cat", "a bank", "loan", "red rate", "password", "reset card", "music");
        StringBuilder rows = new StringBuilder("query,passage,grade\n");
        for (int query = 0; query < queries.size(); query++) {
            for (int passage = 0; passage < passages.size(); passage++) {
                rows.append(queries.get(query)).append(',').append(passages.get(passage));
                rows.append(',').append((query + passage) % 3 == 0 ? 1 : 0).append('\n');
            }
        }
        Path data = Files.writeString(folder.resolve(name + ".csv"), rows);
        Path task = Files.writeString(folder.resolve(name + ".yaml"), """
                name: %s
                type: Reranking
                languages: [eng-Latn]
                evaluate: [test]
                columns: {query: query, passage: passage, grade: grade}
                splits:
                  test: {file: %s.csv, sha256: %s, format: csv}
                """.formatted(name, name, FileRevision.of(data)));
        return TaskRequest.of(TaskCatalog.of(new DataFolder(folder, "none is needed"), List.of(task))
                .task(name));
    }

    @Test
    void aMixtureHasTheScoresOfTheWrittenReranker() {
        SweepPlan plan = new SweepPlan(tuned, BASE, new Linear(), 5);
        ModelDirectory written = Merge.write(plan.at(0.25), folder.resolve("written"));
        GraphInMemory graph = GraphInMemory.of(ModelDirectory.read(tuned));
        try (Merge merge = Merge.open(List.of(tuned, BASE), Optional.empty());
                LocalModelHost host = LocalModelHost.open(MODELS.withFolders(List.of(written.path(), BASE)))) {
            merge.into(plan.at(0.25), graph);
            try (UnsavedReranker mixture =
                    UnsavedReranker.open(merge.graph(), new ModelId("mixture"), graph.content(), MODELS)) {
                List<Relevance> scores = mixture.score("the bank", PASSAGES);
                assertThat(scores)
                        .isEqualTo(host.reranker(written.card().id()).score("the bank", PASSAGES))
                        .isNotEqualTo(
                                host.reranker(new ModelId(TinyModels.RERANKER)).score("the bank", PASSAGES));
            }
        }
    }

    @Test
    void everyPointOfASweepIsWhatTheWrittenRerankerReaches() {
        SweepPlan plan = new SweepPlan(tuned, BASE, new Linear(), 3);

        Sweep sweep = measured(
                place -> MergeSweep.run(plan, new SweepTasks(List.of(target), List.of(guard)), place, new Silent()));

        Path half = Merge.write(plan.at(0.5), folder.resolve("half")).path();
        List<Path> models = List.of(BASE, half, tuned);
        for (int i = 0; i < models.size(); i++) {
            SweepScores scores = sweep.points().get(i).scores();
            assertThat(scores.targets()).containsEntry("Target", score(models.get(i), target));
            assertThat(scores.guards()).containsEntry("Guard", score(models.get(i), guard));
        }
        assertThat(sweep.points().stream().map(SweepPoint::scores).distinct().count())
                .isGreaterThan(1);
    }

    @Test
    void aSoupIsTastedBehindTheEncoder() {
        List<Path> models = List.of(tuned, BASE);

        Soup soup = measured(place -> GreedySoup.of(models, List.of(target), place, new Silent()));

        assertThat(soup.steps()).allSatisfy(step -> assertThat(step.alone()).isEqualTo(score(step.model(), target)));
        MergeRequest mean = new MergeRequest(models, Coefficients.equal(models.size()), new Linear(), Optional.empty());
        Path written = Merge.write(mean, folder.resolve("written")).path();
        assertThat(soup.steps().getLast().with()).isEqualTo(score(written, target));
    }

    @Test
    void whatCannotBeMeasuredIsRefusedFirst() throws IOException {
        SweepPlan plan = new SweepPlan(tuned, BASE, new Linear(), 3);
        SweepTasks tasks = new SweepTasks(List.of(target), List.of(guard));
        assertThatThrownBy(() -> alone(place -> MergeSweep.run(plan, tasks, place, new Silent())))
                .hasMessageContaining("is a reranker, which finds nothing by itself", "--dev-encoder");
        SweepTasks pairs = new SweepTasks(List.of(target), List.of(PairTasks.of(folder, "Pairs", 8)));
        assertThatThrownBy(() -> measured(place -> MergeSweep.run(plan, pairs, place, new Silent())))
                .hasMessageContaining("Pairs is of type STS, in which a reranker has nothing to put in order");
        Path encoder = TinyModels.directory(TinyModels.BERT);
        Path other = folder.resolve("other");
        ChangedModel.of(encoder, other, ChangedModel::tilted);
        SweepPlan encoders = new SweepPlan(other, encoder, new Linear(), 3);
        assertThatThrownBy(() -> measured(place -> MergeSweep.run(encoders, tasks, place, new Silent())))
                .hasMessageContaining("is an encoder, which finds passages by itself");
        List<TrainingExample> examples = List.of();
        assertThatThrownBy(() -> ExampleCoefficients.of(models(), examples, ExampleSettings.DEFAULT, MODELS))
                .hasMessageContaining("is a reranker; the loss on examples");
    }

    private List<Path> models() {
        return List.of(tuned, BASE);
    }

    private interface Measuring<T> {
        T at(MixturePlace place);
    }

    private <T> T measured(Measuring<T> measuring) {
        try (LocalModelHost host =
                LocalModelHost.open(MODELS.withFolders(List.of(TinyModels.directory(TinyModels.BERT))))) {
            FirstStage first = new FirstStage(
                    new LocalEncoder(host.model(host.cards().getFirst().id())), DEPTH);
            return at(Optional.of(first), measuring);
        }
    }

    private <T> T alone(Measuring<T> measuring) {
        return at(Optional.empty(), measuring);
    }

    private <T> T at(Optional<FirstStage> first, Measuring<T> measuring) {
        try (ResultFolder results = ResultFolder.open(folder.resolve("sweep"), "test")) {
            VectorCache cache = new VectorCache(folder.resolve("vectors"), 1 << 20, Clock.systemUTC());
            return measuring.at(new MixturePlace(results, cache, Clock.systemUTC(), MODELS, first));
        }
    }

    /** By the ordinary way: a directory, a host, the evaluator. */
    private double score(Path model, TaskRequest request) {
        VectorCache cache = new VectorCache(folder.resolve("unused"), 0, Clock.systemUTC());
        try (ResultFolder results = ResultFolder.open(folder.resolve("written-results"), "test");
                LocalModelHost host = LocalModelHost.open(
                        MODELS.withFolders(List.of(model, TinyModels.directory(TinyModels.BERT))))) {
            TestedSystem system = new TestedSystem(
                    new LocalEncoder(host.model(new ModelId(TinyModels.BERT))),
                    Optional.of(new SecondStage(
                            host.reranker(ModelDirectory.read(model).card().id()), DEPTH)));
            TaskOutcome outcome =
                    new TaskRunner(results, cache, Clock.systemUTC()).run(system, request, RunListener.NONE);
            assertThat(outcome).isNotInstanceOf(TaskOutcome.Failed.class);
            return results.result(system.model(), SweepTasks.name(request))
                    .orElseThrow()
                    .mainScore(request.splits());
        }
    }

    private static final class Silent implements MixtureListener {
        @Override
        public void total(int steps) {
            assertThat(steps).isPositive();
        }

        @Override
        public RunListener begin(String model, String task) {
            return RunListener.NONE;
        }

        @Override
        public void end(String model, String task, double score) {
            assertThat(score).isFinite();
        }
    }
}
