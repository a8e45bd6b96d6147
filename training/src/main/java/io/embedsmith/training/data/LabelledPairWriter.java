package io.embedsmith.training.data;

import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.JsonDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes labelled pairs as JSON Lines with {@code sentence1}, {@code sentence2} and {@code score}. */
public final class LabelledPairWriter {
    private LabelledPairWriter() {}

    /** Writes all of them, or leaves what was there. */
    public static void write(Path file, List<LabelledPair> pairs) {
        AtomicFile.write(file, out -> {
            for (LabelledPair pair : pairs) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("sentence1", pair.first());
                json.put("sentence2", pair.second());
                json.put("score", pair.score());
                out.write((JsonDocument.line(json) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
