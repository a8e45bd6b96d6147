package io.embedsmith.embedding.model;

import io.embedsmith.embedding.EmbeddingInputException;
import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.onnx.OnnxFacts;
import io.embedsmith.embedding.onnx.OnnxFile;
import io.embedsmith.embedding.onnx.TensorPort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A model on disk in the layout of Hugging Face and sentence-transformers, with everything settled that running it needs.
 *
 * @param path of the directory
 * @param manifest as written, or empty
 * @param card for people who choose a model
 * @param weights the ONNX file
 * @param output which of the graph's outputs is used, and how
 * @param normalize whether vectors get unit length
 * @param padId token that fills shorter texts of a run up
 * @param instructions before queries and passages
 * @param facts what the ONNX file says of itself
 */
public record ModelDirectory(
        Path path,
        Manifest manifest,
        ModelCard card,
        Path weights,
        GraphOutput output,
        boolean normalize,
        long padId,
        Instructions instructions,
        OnnxFacts facts) {

    /**
     * Reads a directory without loading its weights.
     *
     * @throws ModelUnavailableException if a file is missing or damaged, or does not say what must be known
     */
    public static ModelDirectory read(Path path) {
        return ModelDirectoryReader.read(path);
    }

    /** Whether a folder looks like a model directory. */
    public static boolean isOne(Path path) {
        return Files.exists(path.resolve(Manifest.FILE_NAME))
                || Files.exists(path.resolve("tokenizer.json"))
                || Files.exists(path.resolve("modules.json"));
    }

    /**
     * The same directory, if its model makes that of text.
     *
     * @throws EmbeddingInputException if it does not
     */
    public ModelDirectory requireKind(ModelKind wanted) {
        if (card.kind() != wanted) {
            throw new EmbeddingInputException("model " + card.id()
                    + switch (card.kind()) {
                        case ENCODER ->
                            " is an encoder, which gives vectors, not the scores of pairs; name a reranker to rerank,"
                                    + " or use its vectors";
                        case RERANKER ->
                            " is a reranker, which scores pairs of query and passage and gives no vectors; name an"
                                    + " encoder to embed, or rerank with it";
                    });
        }
        return this;
    }

    /** The tokenizer's file. */
    public Path tokenizer() {
        return path.resolve("tokenizer.json");
    }

    /** Names that find the model besides its id. */
    public List<String> aliases() {
        return manifest.aliases();
    }

    /**
     * Compares every file with its hash in the manifest, and reads the ONNX file again, so that no file that was changed
     * since is loaded.
     *
     * @throws ModelUnavailableException if one differs
     */
    public void verify() {
        manifest.files().forEach(file -> FileHash.verify(path, file));
        OnnxFile.inspect(weights);
    }

    /**
     * A model that is used as this one is, but has other numbers. Its revision is made of theirs.
     *
     * @param graph what its ONNX file would hold
     */
    public ModelDirectory withNumbers(ModelId id, ByteBuffer graph) {
        MessageDigest digest = FileHash.sha256();
        digest.update(card.revision().getBytes(StandardCharsets.UTF_8));
        digest.update(graph.duplicate());
        String revision = HexFormat.of().formatHex(digest.digest());
        return new ModelDirectory(
                path, manifest, card.ofOther(id, revision), weights, output, normalize, padId, instructions, facts);
    }

    /** The same model with other texts before queries and passages; what is made of it is used with them. */
    public ModelDirectory withInstructions(Instructions others) {
        requireKind(ModelKind.ENCODER);
        return new ModelDirectory(
                path, manifest, card.withInstructions(others), weights, output, normalize, padId, others, facts);
    }

    /** The port that {@link #output} names. */
    public TensorPort outputPort() {
        return facts.outputs().stream()
                .filter(port -> port.name().equals(output.name()))
                .findFirst()
                .orElseThrow();
    }

    /** Bytes of the weights with their external files. */
    static long weightsBytes(Path weights, OnnxFacts facts) {
        try {
            long bytes = Files.size(weights);
            for (String external : facts.externalFiles()) {
                bytes += Files.size(weights.resolveSibling(external));
            }
            return bytes;
        } catch (IOException e) {
            throw new ModelUnavailableException(weights + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The value, or an error that says where to write it. */
    static <T> T required(Path path, String what, Optional<T> value) {
        return value.orElseThrow(() -> new ModelUnavailableException("model directory " + path + " does not say its "
                + what + "; add \"" + what + "\" to " + path.resolve(Manifest.FILE_NAME)));
    }
}
