package io.embedsmith.embedding.model;

import io.embedsmith.embedding.ModelUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A model directory in the making. It stands beside its place under another name until it is finished; then it is there
 * whole, or, if anything fails before, not at all. Whoever makes one puts the weights into {@link #folder}.
 */
public final class ModelDraft implements AutoCloseable {
    private final Path target;
    private final Path folder;
    private boolean finished;

    private ModelDraft(Path target, Path folder) {
        this.target = target;
        this.folder = folder;
    }

    /**
     * Begins a directory.
     *
     * @throws ModelUnavailableException if there is something at its place already, or nothing can be written there
     */
    public static ModelDraft at(Path target) {
        Path absolute = target.toAbsolutePath().normalize();
        Path parent = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        try {
            if (Files.exists(absolute) && !isEmptyFolder(absolute)) {
                throw new ModelUnavailableException("the folder for the new model, " + absolute
                        + ", is there and not empty; name another one, or remove it first");
            }
            Files.createDirectories(parent);
            Path folder = Files.createTempDirectory(parent, "." + absolute.getFileName() + ".");
            Files.createDirectories(folder.resolve("onnx"));
            return new ModelDraft(absolute, folder);
        } catch (IOException e) {
            throw failure(absolute, e);
        }
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Where the files go; it has the folder {@code onnx} already. */
    public Path folder() {
        return folder;
    }

    /**
     * Carries tokenizer, configuration and modules over, writes the manifest, and puts the directory into its place.
     *
     * @param id name of the new model
     * @param source that it was made from, and is used as
     * @throws ModelUnavailableException if a file cannot be written, for example because the disk is full
     */
    public ModelDirectory finish(ModelId id, ModelDirectory source, Lineage lineage) {
        return finish(
                source, source.card().kind(), files -> switch (source.card().kind()) {
                    case ENCODER -> manifest(id, source, lineage, files);
                    case RERANKER -> rerankerManifest(id, source, lineage, files);
                });
    }

    /**
     * As {@link #finish}, for a reranker made from an encoder: tokenizer, languages and limits are the encoder's. A {@code
     * config.json} that says so, and the graph {@code onnx/model.onnx} with its one output, must be in the folder.
     */
    public ModelDirectory finishReranker(ModelId id, ModelDirectory encoder, Lineage lineage) {
        return finish(encoder, ModelKind.RERANKER, files -> rerankerManifest(id, encoder, lineage, files));
    }

    private ModelDirectory finish(ModelDirectory source, ModelKind kind, Function<List<ModelFile>, Manifest> manifest) {
        try {
            CarriedFiles.copy(source, folder, kind);
            if (kind == ModelKind.ENCODER) {
                new SentenceTransformersWriter(folder).complete(source);
            }
            List<ModelFile> files = files();
            ManifestWriter.write(folder, manifest.apply(files));
            for (ModelFile file : files) {
                force(folder.resolve(file.path()));
            }
            force(folder.resolve(Manifest.FILE_NAME));
            ModelDirectory.read(folder);
            Files.deleteIfExists(target);
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            finished = true;
        } catch (IOException e) {
            throw failure(target, e);
        }
        return ModelDirectory.read(target);
    }

    private List<ModelFile> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .map(path -> FileHash.of(folder, path))
                    .toList();
        }
    }

    private Manifest manifest(ModelId id, ModelDirectory source, Lineage lineage, List<ModelFile> files) {
        return new Manifest(
                Optional.of(id),
                List.of(),
                Optional.of(id.value()),
                Optional.of(ModelKind.ENCODER),
                Optional.of("onnx/" + source.weights().getFileName()),
                Optional.of(source.output().name()),
                Optional.of(source.card().dimension()),
                Optional.of(source.card().maxTokens()),
                Optional.of(source.card().pooling()),
                Optional.of(source.normalize()),
                Optional.of(source.instructions()),
                source.card().languages(),
                Optional.of(source.card().licence()),
                lineage,
                files);
    }

    private static Manifest rerankerManifest(
            ModelId id, ModelDirectory source, Lineage lineage, List<ModelFile> files) {
        boolean isFromReranker = source.card().kind() == ModelKind.RERANKER;
        return new Manifest(
                Optional.of(id),
                List.of(),
                Optional.of(id.value()),
                Optional.of(ModelKind.RERANKER),
                Optional.of("onnx/" + (isFromReranker ? source.weights().getFileName() : "model.onnx")),
                isFromReranker ? Optional.of(source.output().name()) : Optional.empty(),
                Optional.empty(),
                Optional.of(source.card().maxTokens()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                source.card().languages(),
                Optional.of(source.card().licence()),
                lineage,
                files);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static ModelUnavailableException failure(Path target, IOException e) {
        return new ModelUnavailableException(
                "the model directory " + target + " cannot be written: " + e.getMessage()
                        + "; nothing is left of it: make room or choose another folder",
                e);
    }

    /** Removes what is not finished. */
    @Override
    public void close() {
        if (finished || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new ModelUnavailableException(
                    "the unfinished folder " + folder + " cannot be removed: " + e.getMessage() + "; remove it by hand",
                    e);
        }
    }
}
