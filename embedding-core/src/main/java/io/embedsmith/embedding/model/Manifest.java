package io.embedsmith.embedding.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code embedsmith.json} of a model directory: what the files are, so that nothing about them is guessed.
 *
 * <p>Every value but the list of files may be left out; it is then taken from the Hugging Face and sentence-transformers
 * files of the directory.
 *
 * @param id name in the registry
 * @param aliases further names that find the model
 * @param displayName name that its authors gave it
 * @param kind what it makes of text
 * @param weights path of the ONNX file
 * @param output name of the graph's output to use
 * @param dimension components of a vector
 * @param maxTokens longest input in tokens, special tokens included
 * @param pooling how token states become a vector
 * @param normalize whether vectors get unit length
 * @param instructions before queries and passages
 * @param languages BCP 47 tags
 * @param licence SPDX id
 * @param lineage where the model comes from
 * @param files every file that counts, with its hash
 */
public record Manifest(
        Optional<ModelId> id,
        List<String> aliases,
        Optional<String> displayName,
        Optional<ModelKind> kind,
        Optional<String> weights,
        Optional<String> output,
        Optional<Integer> dimension,
        Optional<Integer> maxTokens,
        Optional<Pooling> pooling,
        Optional<Boolean> normalize,
        Optional<Instructions> instructions,
        List<String> languages,
        Optional<String> licence,
        Lineage lineage,
        List<ModelFile> files) {

    /** Name of the file. */
    public static final String FILE_NAME = "embedsmith.json";

    /** A directory that has no manifest. */
    static final Manifest ABSENT = new Manifest(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Lineage.UNKNOWN,
            List.of());

    public Manifest {
        aliases = List.copyOf(aliases);
        languages = List.copyOf(languages);
        files = files.stream()
                .sorted((left, right) -> left.path().compareTo(right.path()))
                .toList();
    }

    /**
     * Immutable id of weights, tokenizer and settings: SHA-256 over one line {@code <sha256> <two spaces> <path>} per file in
     * order of path, the format of the program sha256sum.
     */
    public static String revision(List<ModelFile> files) {
        StringBuilder list = new StringBuilder();
        files.stream()
                .sorted((left, right) -> left.path().compareTo(right.path()))
                .forEach(file -> list.append(file.sha256())
                        .append("  ")
                        .append(file.path())
                        .append('\n'));
        MessageDigest digest = FileHash.sha256();
        return HexFormat.of().formatHex(digest.digest(list.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
