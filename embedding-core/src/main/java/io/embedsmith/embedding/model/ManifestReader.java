package io.embedsmith.embedding.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.embedding.ModelUnavailableException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code embedsmith.json}. */
final class ManifestReader {
    private ManifestReader() {}

    /** The manifest of a directory, {@link Manifest#ABSENT} if it has none. */
    static Manifest read(Path directory) {
        Path file = directory.resolve(Manifest.FILE_NAME);
        try {
            return JsonFile.read(file).map(ManifestReader::manifest).orElse(Manifest.ABSENT);
        } catch (IllegalArgumentException e) {
            throw new ModelUnavailableException(file + ": " + e.getMessage(), e);
        }
    }

    private static Manifest manifest(JsonFile json) {
        List<ModelFile> files = json.objects("files").stream()
                .map(file -> new ModelFile(
                        file.text("path").orElse(""),
                        file.root().path("bytes").asLong(-1),
                        file.text("sha256").orElse("")))
                .toList();
        json.text("revision").ifPresent(revision -> {
            String actual = Manifest.revision(files);
            if (!revision.equals(actual)) {
                throw new IllegalArgumentException("'revision' is " + revision + ", the list of files has " + actual
                        + "; the manifest was changed by hand: write it again");
            }
        });
        return new Manifest(
                json.text("id").map(ModelId::new),
                json.texts("aliases"),
                json.text("displayName"),
                json.text("kind").map(name -> kind(json, name)),
                json.text("weights"),
                json.text("output"),
                json.count("dimension"),
                json.count("maxTokens"),
                json.text("pooling").map(name -> pooling(json, name)),
                json.flag("normalize"),
                json.object("instructions")
                        .map(instructions -> new Instructions(
                                instructions.text("query").orElse(""),
                                instructions.text("passage").orElse(""))),
                json.texts("languages"),
                json.text("licence"),
                json.object("lineage").map(ManifestReader::lineage).orElse(Lineage.UNKNOWN),
                files);
    }

    private static ModelKind kind(JsonFile json, String name) {
        for (ModelKind kind : ModelKind.values()) {
            if (kind.label().equals(name)) {
                return kind;
            }
        }
        throw json.bad("kind", json.root().path("kind"), "encoder or reranker");
    }

    private static Pooling pooling(JsonFile json, String name) {
        for (Pooling pooling : Pooling.values()) {
            if (pooling.name().equals(name)) {
                return pooling;
            }
        }
        throw json.bad("pooling", json.root().path("pooling"), "one of " + List.of(Pooling.values()));
    }

    private static Lineage lineage(JsonFile json) {
        Map<ModelId, Double> coefficients = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                json.root().path("mergeCoefficients").properties()) {
            coefficients.put(new ModelId(entry.getKey()), entry.getValue().asDouble());
        }
        Optional<String> trainingRun = json.text("trainingRun");
        return new Lineage(
                json.text("origin").orElse(""),
                json.texts("parents").stream().map(ModelId::new).toList(),
                trainingRun,
                json.text("trainingMethod"),
                coefficients,
                json.text("mergeMethod"));
    }
}
