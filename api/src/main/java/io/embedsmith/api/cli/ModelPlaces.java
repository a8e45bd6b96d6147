package io.embedsmith.api.cli;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.wiring.Parts;
import io.embedsmith.embedding.model.EncoderSettings;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a model lies that is named by its folder or its id. */
final class ModelPlaces {
    private final EmbedsmithConfig config;

    ModelPlaces(EmbedsmithConfig config) {
        this.config = config;
    }

    /** A name with a slash, or that begins with a dot, is a folder. */
    Path folder(String name) {
        if (name.contains("/") || name.startsWith(".")) {
            return Path.of(name);
        }
        return Parts.modelFolders(config).stream()
                .flatMap(folder -> directories(folder).stream())
                .filter(folder -> isCalled(folder, name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no model '" + name + "'; list the ids with 'models', or name a folder as ./" + name));
    }

    private static List<Path> directories(Path folder) {
        if (ModelDirectory.isOne(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(ModelDirectory::isOne).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isCalled(Path folder, String name) {
        return String.valueOf(folder.getFileName()).equals(name)
                || EncoderSettings.read(folder).id().equals(new ModelId(name));
    }
}
