package io.embedsmith.evaluation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.evaluation.system.TestedModel;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.MetricValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

class ResultFolderTest {
    private static final TestedModel MODEL = new TestedModel(
            "org/m 1",
            "abc",
            3,
            OptionalInt.of(512),
            Instructions.NONE,
            Optional.of(new TestedModel.Weights(9, 36, "fp32")));

    @TempDir
    Path folder;

    private static TaskResult result(String split, double score) {
        SequencedMap<String, MetricValue> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", new MetricValue.Scalar(score));
        metrics.put("ap", new MetricValue.Scalar(Double.NaN));
        metrics.put("v_measures", new MetricValue.Series(List.of(0.25, 0.5)));
        metrics.put(
                "scores_per_experiment", new MetricValue.Experiments(List.of(new LinkedHashMap<>(Map.of("f1", 1.0)))));
        SequencedMap<String, List<SubsetScores>> splits = new LinkedHashMap<>();
        splits.put(split, List.of(new SubsetScores("default", List.of("eng-Latn"), score, metrics)));
        Instant date = Instant.ofEpochMilli(1_700_000_000_123L);
        return new TaskResult("Own", "rev1", splits, Duration.ofMillis(1_500), date);
    }

    @Test
    void aResultIsFoundAgainAsItWasWritten() {
        try (ResultFolder results = ResultFolder.open(folder, "1.0")) {
            results.put(MODEL, result("test", 0.5));

            assertThat(results.result(MODEL, "Own")).contains(result("test", 0.5));
            assertThat(results.result(MODEL, "Other")).isEmpty();
        }
    }

    @Test
    void aModelThatRunsElsewhereHasNoWeightsToTellOf() throws IOException {
        TestedModel remote = new TestedModel(
                "host/m", "remote-1", 3, OptionalInt.empty(), new Instructions("q: ", ""), Optional.empty());
        try (ResultFolder results = ResultFolder.open(folder, "1.0")) {
            results.put(remote, result("test", 0.5));
        }
        Path model = folder.resolve("results/host__m/remote-1");

        assertThat(model.resolve("model_meta.json"))
                .content()
                .contains("\"framework\" : [ \"API\" ]", "\"n_parameters\" : null", "\"max_tokens\" : null")
                .contains("\"use_instructions\" : true");
        assertThat(model.resolve("run_settings.jsonl")).content().contains("\"encode_kwargs\":{}");
    }

    @Test
    void filesLieWhereMtebLooksForThemAndClaimNoMteb() throws IOException {
        try (ResultFolder results = ResultFolder.open(folder, "1.0")) {
            results.put(MODEL, result("test", 1 / 3.0));
        }
        Path model = folder.resolve("results/org__m_1/abc");

        assertThat(model.resolve("Own.json"))
                .content()
                .contains("\"mteb_version\" : null", "\"embedsmith_version\" : \"1.0\"", "\"main_score\" : 0.333333")
                .contains("\"dataset_revision\" : \"rev1\"", "\"hf_subset\" : \"default\"", "\"ap\" : null");
        assertThat(model.resolve("model_meta.json"))
                .content()
                .contains("\"name\" : \"org/m 1\"", "\"revision\" : \"abc\"");
        assertThat(Files.readAllLines(model.resolve("run_settings.jsonl")))
                .singleElement()
                .asString()
                .contains("\"task\":\"Own\"", "\"splits\":[\"test\"]", "\"mteb\":null");
    }

    @Test
    void splitsOfAnEarlierRunStay() {
        TaskResult both = result("validation", 0.75).with(result("test", 0.25));

        assertThat(both.splits()).containsOnlyKeys("test", "validation");
        assertThat(both.mainScore(List.of("test", "validation"))).isEqualTo(0.5);
        assertThat(both.mainScore(List.of("train"))).isNaN();
        assertThat(both.time()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void itemsAreFoundAgainAsTheyWereWritten() {
        Items pairs = new Items.Pairs(new LinkedHashMap<>(Map.of("cosine", List.of(0.1, 0.2))), List.of(1.0, 0.0));
        Items scores = new Items.Scores(List.of("q1"), new LinkedHashMap<>(Map.of("ndcg_at_10", List.of(0.75))));
        try (ResultFolder results = ResultFolder.open(folder, "1.0")) {
            results.putItems(MODEL, new ResultFolder.Part("A", "test", "default"), pairs);
            results.putItems(MODEL, new ResultFolder.Part("B", "test", "en"), scores);

            assertThat(results.items(MODEL, new ResultFolder.Part("A", "test", "default")))
                    .contains(pairs);
            assertThat(results.items(MODEL, new ResultFolder.Part("B", "test", "en")))
                    .contains(scores);
            assertThat(results.items(MODEL, new ResultFolder.Part("B", "test", "zh")))
                    .isEmpty();
        }
    }

    @Test
    void twoRunsDoNotShareAFolder() {
        try (ResultFolder first = ResultFolder.open(folder, "1.0")) {
            assertThat(first.result(MODEL, "Own")).isEmpty();
            assertThatThrownBy(() -> ResultFolder.open(folder, "1.0"))
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining("another evaluation writes into " + folder);
        }
        ResultFolder.open(folder, "1.0").close();
    }
}
