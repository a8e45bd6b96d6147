package io.embedsmith.evaluation.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.descriptor.OwnTask;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.model.RealModel;
import io.embedsmith.evaluation.runner.RunListener;
import io.embedsmith.evaluation.runner.TaskOutcome;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.runner.TaskRunner;
import io.embedsmith.evaluation.system.TestedModel;
import io.embedsmith.evaluation.task.MetricValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether MTEB would load what is written, by its own classes. */
class MtebFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TestedModel HERE = new TestedModel(
            "org/m",
            "abc",
            3,
            OptionalInt.of(512),
            new Instructions("query: ", ""),
            Optional.of(new TestedModel.Weights(9, 36, "fp32")));
    private static final TestedModel ELSEWHERE =
            new TestedModel("host/m", "remote-1", 3, OptionalInt.empty(), Instructions.NONE, Optional.empty());

    @TempDir
    Path folder;

    /** One subset with every shape that a metric can have, one of them not defined. */
    private static TaskResult everyShape() {
        SequencedMap<String, MetricValue> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", new MetricValue.Scalar(0.5));
        metrics.put("ap", new MetricValue.Scalar(Double.NaN));
        metrics.put("v_measures", new MetricValue.Levels(new LinkedHashMap<>(Map.of("Level 0", List.of(0.25, 0.5)))));
        metrics.put("naucs", new MetricValue.Series(List.of(0.25, Double.NaN)));
        metrics.put(
                "scores_per_experiment", new MetricValue.Experiments(List.of(new LinkedHashMap<>(Map.of("f1", 1.0)))));
        SequencedMap<String, List<SubsetScores>> splits = new LinkedHashMap<>();
        splits.put(
                "test",
                List.of(
                        new SubsetScores("en", List.of("eng-Latn"), 0.5, metrics),
                        new SubsetScores("zh-en", List.of("cmn-Hans", "eng-Latn"), 0.25, metrics)));
        return new TaskResult(
                "Own", "rev1", splits, Duration.ofMillis(1_500), Instant.ofEpochMilli(1_700_000_000_123L));
    }

    private void write(TestedModel model, TaskResult result) {
        try (ResultFolder results = ResultFolder.open(folder, "1.0")) {
            results.put(model, result);
        }
    }

    private JsonNode file(String path) throws IOException {
        return JSON.readTree(folder.resolve("results").resolve(path).toFile());
    }

    @Test
    void everyShapeOfScoreIsOneThatMtebTakes() throws IOException {
        write(HERE, everyShape());

        assertThat(MtebSchema.TASK_RESULT.violations(file("org__m/abc/Own.json")))
                .isEmpty();
    }

    @Test
    void aModelHereAndOneElsewhereAreDescribedAsMtebWantsIt() throws IOException {
        write(HERE, everyShape());
        write(ELSEWHERE, everyShape());

        assertThat(MtebSchema.MODEL_META.violations(file("org__m/abc/model_meta.json")))
                .isEmpty();
        assertThat(MtebSchema.MODEL_META.violations(file("host__m/remote-1/model_meta.json")))
                .isEmpty();
    }

    @Test
    void whatARealRunWritesLoads() throws IOException {
        Path revision;
        try (RealModel model = new RealModel("all-minilm-l6-v2");
                ResultFolder results = ResultFolder.open(folder, "1.0")) {
            VectorCache cache = new VectorCache(folder.resolve("vectors"), 0, Clock.systemUTC());
            TaskOutcome outcome = new TaskRunner(results, cache, Clock.systemUTC())
                    .run(
                            new LocalEncoder(model),
                            TaskRequest.of(OwnTask.task(OwnTask.pairs(folder))),
                            RunListener.NONE);
            assertThat(outcome).isInstanceOf(TaskOutcome.Finished.class);
            revision = results.file(TestedModel.of(model.card()), "OwnPairs").getParent();
        }
        // How mteb.ResultCache finds a result: results/<organisation>__<model>/<revision>/<task>.json.
        assertThat(folder.resolve("results").relativize(revision).toString())
                .matches("sentence-transformers__all-MiniLM-L6-v2/[0-9a-f]+");
        JsonNode result = JSON.readTree(revision.resolve("OwnPairs.json").toFile());
        JsonNode meta = JSON.readTree(revision.resolve("model_meta.json").toFile());
        JsonNode settings = JSON.readTree(Files.readString(revision.resolve("run_settings.jsonl")));

        assertThat(MtebSchema.TASK_RESULT.violations(result)).isEmpty();
        assertThat(MtebSchema.MODEL_META.violations(meta)).isEmpty();
        assertThat(meta.path("name").asText().replace("/", "__")).isEqualTo("sentence-transformers__all-MiniLM-L6-v2");
        assertThat(meta.path("revision").asText())
                .isEqualTo(revision.getFileName().toString());
        assertThat(result.path("task_name").asText()).isEqualTo("OwnPairs");
        JsonNode entry = result.path("scores").path("test").path(0);
        assertThat(entry.path("main_score").asDouble())
                .isEqualTo(entry.path("cosine_spearman").asDouble());
        assertThat(entry.path("hf_subset").asText()).isEqualTo("default");
        assertThat(entry.path("languages").path(0).asText()).isEqualTo("eng-Latn");
        assertThat(settings.path("task").asText()).isEqualTo("OwnPairs");
        assertThat(settings.path("subsets").path(0).asText()).isEqualTo("default");
    }

    @Test
    void theSchemasRefuseWhatMtebRefuses() throws IOException {
        write(HERE, everyShape());
        ObjectNode result = (ObjectNode) file("org__m/abc/Own.json");
        ((ObjectNode) result.path("scores").path("test").path(0)).remove("main_score");
        ((ObjectNode) result.path("scores").path("test").path(1)).put("hf_subset", 3);
        result.remove("dataset_revision");
        ObjectNode meta = (ObjectNode) file("org__m/abc/model_meta.json");
        meta.put("embedsmith", "1.0");
        meta.put("name", "m");
        meta.remove("license");

        assertThat(MtebSchema.TASK_RESULT.violations(result))
                .hasSize(3)
                .anySatisfy(message -> assertThat(message).contains("main_score"))
                .anySatisfy(message -> assertThat(message).contains("hf_subset"))
                .anySatisfy(message -> assertThat(message).contains("dataset_revision"));
        assertThat(MtebSchema.MODEL_META.violations(meta))
                .anySatisfy(message -> assertThat(message).contains("embedsmith"))
                .anySatisfy(message -> assertThat(message).contains("name"))
                .anySatisfy(message -> assertThat(message).contains("license"));
    }
}
