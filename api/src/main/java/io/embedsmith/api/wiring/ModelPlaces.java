package io.embedsmith.api.wiring;

import io.embedsmith.api.config.EmbedsmithConfig;
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
public final class ModelPlaces {
    private final EmbedsmithConfig config;

    /** Among the folders of a configuration. */
    public ModelPlaces(EmbedsmithConfig config) {
        this.config = config;
    }

    /** A name with a slash, or that begins with a dot, is a folder. */
    public Path folder(String name) {
        return name.contains("/") || name.startsWith(".") ? Path.of(name) : folder(new ModelId(name));
    }

    /** Where the model of an id lies. */
    public Path folder(ModelId id) {
        return Parts.modelFolders(config).stream()
                .flatMap(folder -> directories(folder).stream())
                .filter(folder -> isCalled(folder, id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no model '" + id + "'; list the ids with 'models', or name a folder as ./" + id));
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

    private static boolean isCalled(Path folder, ModelId id) {
        return String.valueOf(folder.getFileName()).equals(id.value())
                || EncoderSettings.read(folder).id().equals(id);
    }
}
