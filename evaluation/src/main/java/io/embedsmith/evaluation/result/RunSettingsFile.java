package io.embedsmith.evaluation.result;

import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.JsonDocument;
import io.embedsmith.evaluation.file.JsonLine;
import io.embedsmith.evaluation.file.TextLines;
import io.embedsmith.evaluation.system.TestedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** How each task was run: a line for each split of a task, the newest run's, in the format of MTEB. */
final class RunSettingsFile {
    static final String NAME = "run_settings.jsonl";

    private RunSettingsFile() {}

    static void merge(Path folder, TaskResult result, TestedModel model, String producer) {
        Path file = folder.resolve(NAME);
        SequencedMap<String, String> lines = read(file);
        result.splits().forEach((split, scores) -> {
            Map<String, @Nullable Object> version = new LinkedHashMap<>();
            version.put("mteb", null);
            version.put("embedsmith", producer);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("task", result.task());
            json.put("splits", java.util.List.of(split));
            json.put("version", version);
            json.put("encode_kwargs", encoding(model));
            json.put(
                    "subsets",
                    scores.stream().map(SubsetScores::subset).sorted().toList());
            lines.put(result.task() + "\n" + split, JsonDocument.line(json));
        });
        AtomicFile.write(file, String.join("\n", lines.values()) + "\n");
    }

    private static Map<String, Object> encoding(TestedModel model) {
        Map<String, Object> json = new LinkedHashMap<>();
        model.maxTokens().ifPresent(limit -> json.put("max_length", limit));
        model.weights().ifPresent(weights -> json.put("precision", weights.precision()));
        return json;
    }

    private static SequencedMap<String, String> read(Path file) {
        SequencedMap<String, String> lines = new LinkedHashMap<>();
        if (Files.exists(file)) {
            try (TextLines text = TextLines.open(file)) {
                while (text.advance()) {
                    JsonLine line = JsonLine.of(text);
                    String split = line.optionalTexts("splits")
                            .map(splits -> String.join(",", splits))
                            .orElse("");
                    lines.put(line.text("task") + "\n" + split, text.text());
                }
            }
        }
        return lines;
    }
}
