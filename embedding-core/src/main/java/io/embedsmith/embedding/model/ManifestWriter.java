package io.embedsmith.embedding.model;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code embedsmith.json}, in the form that {@link ManifestReader} reads. */
final class ManifestWriter {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ManifestWriter() {}

    static void write(Path directory, Manifest manifest) throws IOException {
        MAPPER.writeValue(directory.resolve(Manifest.FILE_NAME).toFile(), values(manifest));
    }

    private static Map<String, Object> values(Manifest manifest) {
        Map<String, Object> values = new LinkedHashMap<>();
        manifest.id().ifPresent(id -> values.put("id", id.value()));
        values.put("aliases", manifest.aliases());
        manifest.displayName().ifPresent(name -> values.put("displayName", name));
        manifest.kind().ifPresent(kind -> values.put("kind", kind.label()));
        values.put("revision", Manifest.revision(manifest.files()));
        manifest.weights().ifPresent(path -> values.put("weights", path));
        manifest.output().ifPresent(name -> values.put("output", name));
        manifest.dimension().ifPresent(count -> values.put("dimension", count));
        manifest.maxTokens().ifPresent(count -> values.put("maxTokens", count));
        manifest.pooling().ifPresent(pooling -> values.put("pooling", pooling.name()));
        manifest.normalize().ifPresent(flag -> values.put("normalize", flag));
        manifest.instructions().ifPresent(instructions -> {
            Map<String, Object> texts = new LinkedHashMap<>();
            texts.put("query", instructions.query());
            texts.put("passage", instructions.passage());
            values.put("instructions", texts);
        });
        values.put("languages", manifest.languages());
        manifest.licence().ifPresent(licence -> values.put("licence", licence));
        values.put("lineage", lineage(manifest.lineage()));
        values.put("files", manifest.files().stream().map(ManifestWriter::file).toList());
        return values;
    }

    private static Map<String, Object> lineage(Lineage lineage) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (!lineage.origin().isEmpty()) {
            values.put("origin", lineage.origin());
        }
        List<String> parents = lineage.parents().stream().map(ModelId::value).toList();
        values.put("parents", parents);
        lineage.trainingRun().ifPresent(run -> values.put("trainingRun", run));
        lineage.trainingMethod().ifPresent(method -> values.put("trainingMethod", method));
        if (!lineage.mergeCoefficients().isEmpty()) {
            Map<String, Double> sorted = new TreeMap<>();
            lineage.mergeCoefficients().forEach((id, coefficient) -> sorted.put(id.value(), coefficient));
            values.put("mergeCoefficients", sorted);
        }
        lineage.mergeMethod().ifPresent(method -> values.put("mergeMethod", method));
        return values;
    }

    private static Map<String, Object> file(ModelFile file) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("path", file.path());
        values.put("bytes", file.bytes());
        values.put("sha256", file.sha256());
        return values;
    }
}
