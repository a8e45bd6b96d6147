package io.embedsmith.evaluation.result;

import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.JsonDocument;
import io.embedsmith.evaluation.file.JsonLine;
import io.embedsmith.evaluation.file.TextLines;
import io.embedsmith.evaluation.task.Items;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.GZIPOutputStream;

/**
 * What a model did with each item of a split, gzip JSON Lines, for tests between two models. Each line is an item: {@code
 * {"id": …, "scores": {metric: number, …}}} where the metric is a mean over items, {@code {"gold": …, "predicted": {measure:
 * number, …}}} where it is only defined on all items together.
 */
final class ItemsFile {
    private ItemsFile() {}

    static void write(Path file, Items items) {
        AtomicFile.write(file, out -> write(out, items));
    }

    private static void write(OutputStream out, Items items) throws IOException {
        GZIPOutputStream zipped = new GZIPOutputStream(out);
        Writer writer = new OutputStreamWriter(zipped, StandardCharsets.UTF_8);
        int count =
                switch (items) {
                    case Items.Scores scores -> scores.ids().size();
                    case Items.Pairs pairs -> pairs.gold().size();
                };
        for (int i = 0; i < count; i++) {
            writer.write(JsonDocument.line(item(items, i)));
            writer.write('\n');
        }
        writer.flush();
        zipped.finish();
    }

    private static Map<String, Object> item(Items items, int index) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (items) {
            case Items.Scores scores -> {
                json.put("id", scores.ids().get(index));
                json.put("scores", at(index, scores.byMetric()));
            }
            case Items.Pairs pairs -> {
                json.put("gold", pairs.gold().get(index));
                json.put("predicted", at(index, pairs.byMeasure()));
            }
        }
        return json;
    }

    private static Map<String, Double> at(int index, SequencedMap<String, List<Double>> columns) {
        Map<String, Double> values = new LinkedHashMap<>();
        columns.forEach((name, column) -> values.put(name, column.get(index)));
        return values;
    }

    /** What {@link #write} wrote. */
    static Items read(Path file) {
        List<String> ids = new ArrayList<>();
        List<Double> gold = new ArrayList<>();
        SequencedMap<String, List<Double>> columns = new LinkedHashMap<>();
        try (TextLines lines = TextLines.open(file)) {
            while (lines.advance()) {
                JsonLine line = JsonLine.of(lines);
                line.optionalText("id").ifPresent(ids::add);
                line.optionalNumber("gold").ifPresent(gold::add);
                line.optionalNumberMap(gold.isEmpty() ? "scores" : "predicted")
                        .orElseThrow(() -> line.malformed("the line has neither 'scores' nor 'predicted'"))
                        .forEach((name, value) -> columns.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(value));
            }
        }
        return gold.isEmpty() ? new Items.Scores(ids, columns) : new Items.Pairs(columns, gold);
    }
}
