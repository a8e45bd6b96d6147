package io.embedsmith.evaluation.result;

import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.JsonDocument;
import io.embedsmith.evaluation.task.MetricValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task's result in the format of MTEB. Its field for the version of MTEB is null: no MTEB ran. Beside it, where MTEB's own
 * reader does not look, stands what did.
 */
final class TaskResultFile {
    /** MTEB's files hold this many decimals. */
    private static final int DECIMALS = 6;

    private static final Set<String> NO_METRICS = Set.of("main_score", "hf_subset", "languages", "mteb_version");

    private TaskResultFile() {}

    static void write(Path file, TaskResult result, String producer) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("dataset_revision", result.datasetRevision());
        json.put("task_name", result.task());
        json.put("mteb_version", null);
        json.put("embedsmith_version", producer);
        Map<String, Object> splits = new LinkedHashMap<>();
        result.splits()
                .forEach((split, scores) -> splits.put(
                        split, scores.stream().map(TaskResultFile::subset).toList()));
        json.put("scores", splits);
        json.put("evaluation_time", result.time().toMillis() / 1000.0);
        json.put("kg_co2_emissions", null);
        json.put("date", result.date().toEpochMilli() / 1000.0);
        AtomicFile.write(file, JsonDocument.indented(json) + "\n");
    }

    private static Map<String, @Nullable Object> subset(SubsetScores scores) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        scores.metrics().forEach((name, value) -> json.put(name, json(value)));
        json.put("main_score", rounded(scores.mainScore()));
        json.put("hf_subset", scores.subset());
        json.put("languages", scores.languages());
        return json;
    }

    private static @Nullable Object json(MetricValue value) {
        return switch (value) {
            case MetricValue.Scalar(double number) -> rounded(number);
            case MetricValue.Series(List<Double> numbers) -> series(numbers);
            case MetricValue.Levels levels -> {
                Map<String, Object> json = new LinkedHashMap<>();
                levels.byLevel().forEach((level, numbers) -> json.put(level, series(numbers)));
                yield json;
            }
            case MetricValue.Experiments experiments ->
                experiments.experiments().stream()
                        .map(each -> {
                            Map<String, @Nullable Object> json = new LinkedHashMap<>();
                            each.forEach((name, number) -> json.put(name, rounded(number)));
                            return json;
                        })
                        .toList();
        };
    }

    private static List<@Nullable Object> series(List<Double> numbers) {
        List<@Nullable Object> json = new ArrayList<>();
        numbers.forEach(number -> json.add(rounded(number)));
        return json;
    }

    /** Null for what is not defined: JSON knows no NaN. */
    private static @Nullable Object rounded(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(number)
                        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                        .doubleValue()
                : null;
    }

    /** Empty if there is no such file. */
    static Optional<TaskResult> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonDocument json = JsonDocument.read(file);
        SequencedMap<String, List<SubsetScores>> splits = new LinkedHashMap<>();
        json.at("scores")
                .fields()
                .forEach((split, scores) -> splits.put(
                        split,
                        scores.elements().stream().map(TaskResultFile::scores).toList()));
        double seconds = json.at("evaluation_time").optionalNumber().orElse(0);
        double date = json.at("date").optionalNumber().orElse(0);
        return Optional.of(new TaskResult(
                json.at("task_name").text(),
                json.at("dataset_revision").text(),
                splits,
                Duration.ofMillis(Math.round(seconds * 1000)),
                Instant.ofEpochMilli(Math.round(date * 1000))));
    }

    private static SubsetScores scores(JsonDocument json) {
        SequencedMap<String, MetricValue> metrics = new LinkedHashMap<>();
        json.fields().forEach((name, value) -> {
            if (!NO_METRICS.contains(name)) {
                metrics.put(name, value(value));
            }
        });
        return new SubsetScores(
                json.at("hf_subset").text(),
                json.at("languages").elements().stream().map(JsonDocument::text).toList(),
                json.at("main_score").optionalNumber().orElse(Double.NaN),
                metrics);
    }

    private static MetricValue value(JsonDocument json) {
        if (json.isList()) {
            List<JsonDocument> elements = json.elements();
            return !elements.isEmpty() && elements.getFirst().isObject()
                    ? new MetricValue.Experiments(
                            elements.stream().map(TaskResultFile::numbers).toList())
                    : new MetricValue.Series(
                            elements.stream().map(TaskResultFile::number).toList());
        }
        if (json.isObject()) {
            SequencedMap<String, List<Double>> levels = new LinkedHashMap<>();
            json.fields()
                    .forEach((level, numbers) -> levels.put(
                            level,
                            numbers.elements().stream()
                                    .map(TaskResultFile::number)
                                    .toList()));
            return new MetricValue.Levels(levels);
        }
        return new MetricValue.Scalar(number(json));
    }

    private static SequencedMap<String, Double> numbers(JsonDocument json) {
        SequencedMap<String, Double> numbers = new LinkedHashMap<>();
        json.fields().forEach((name, number) -> numbers.put(name, number(number)));
        return numbers;
    }

    private static double number(JsonDocument json) {
        return json.optionalNumber().orElse(Double.NaN);
    }
}
