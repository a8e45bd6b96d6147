package io.embedsmith.embedding.model;

import io.embedsmith.embedding.ModelUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a directory's weights are used, whether or not it has a graph to run: what models must agree on before their weights
 * can be mixed.
 *
 * @param id name of the model
 * @param pooling empty if the directory does not say, or its graph pools itself
 * @param normalize whether vectors get unit length
 * @param instructions before queries and passages
 */
public record EncoderSettings(ModelId id, Optional<Pooling> pooling, boolean normalize, Instructions instructions) {

    /**
     * Reads manifest and sentence-transformers files.
     *
     * @throws ModelUnavailableException if there is no such directory, or one of the files is damaged
     */
    public static EncoderSettings read(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw new ModelUnavailableException("model directory " + absolute + " does not exist; check the path");
        }
        Manifest manifest = ManifestReader.read(absolute);
        SentenceTransformersLayout layout = new SentenceTransformersLayout(absolute);
        return new EncoderSettings(
                manifest.id().orElseGet(() -> ModelId.ofFolder(absolute)),
                manifest.pooling().or(layout::pooling),
                manifest.normalize().orElseGet(layout::normalize),
                manifest.instructions().orElseGet(layout::instructions));
    }
}
