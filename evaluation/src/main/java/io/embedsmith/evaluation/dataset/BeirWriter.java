package io.embedsmith.evaluation.dataset;

import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.JsonDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a data set in the layout of BEIR: {@code corpus.jsonl}, {@code queries.jsonl} and {@code qrels/SPLIT.tsv}. */
public final class BeirWriter {
    private BeirWriter() {}

    /** Makes the folder, or overwrites its files; each is there whole or not at all. */
    public static void write(RetrievalDataset dataset, Path folder, String split) {
        AtomicFile.write(folder.resolve("corpus.jsonl"), out -> {
            for (Passage passage : dataset.corpus().passages()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("_id", passage.id().value());
                json.put("title", passage.title());
                json.put("text", passage.text());
                line(JsonDocument.line(json), out);
            }
        });
        AtomicFile.write(folder.resolve("queries.jsonl"), out -> {
            for (Query query : dataset.topics().queries()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("_id", query.id().value());
                json.put("text", query.text());
                line(JsonDocument.line(json), out);
            }
        });
        AtomicFile.write(folder.resolve("qrels").resolve(split + ".tsv"), out -> {
            line("query-id\tcorpus-id\tscore", out);
            for (Query query : dataset.topics().queries()) {
                for (var grade : dataset.qrels().of(query.id()).grades().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList()) {
                    line(
                            column(query.id().value()) + "\t"
                                    + column(grade.getKey().value()) + "\t" + grade.getValue(),
                            out);
                }
            }
        });
    }

    private static String column(String id) {
        if (id.chars().anyMatch(sign -> sign == '\t' || sign == '\n' || sign == '\r')) {
            throw new IllegalArgumentException(
                    "the id '" + id.strip() + "' has a tab or a line break in it, which a file of"
                            + " three columns cannot hold; give the query another id");
        }
        return id;
    }

    private static void line(String text, OutputStream out) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
