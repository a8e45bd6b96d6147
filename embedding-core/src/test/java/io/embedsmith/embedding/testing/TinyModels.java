package io.embedsmith.embedding.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Real architectures with random weights, saved by sentence-transformers; src/test/golden says how they were made. */
public final class TinyModels {
    /** BERT, CLS. */
    public static final String BERT = "tiny-bert";
    /** RoBERTa, last token; its output is called token_embeddings. */
    public static final String ROBERTA = "tiny-roberta";
    /** XLM-R, mean, instructions for queries and passages. */
    public static final String XLM_ROBERTA = "tiny-xlm-roberta";
    /** MPNet, max, not normalised. */
    public static final String MPNET = "tiny-mpnet";
    /** ModernBERT, mean, no segments. */
    public static final String MODERN_BERT = "tiny-modernbert";
    /** BERT that pools in its graph: one output, sentence_embedding. */
    public static final String SENTENCE = "tiny-sentence";
    /** All that have golden vectors of their own. */
    public static final List<String> ALL = List.of(BERT, ROBERTA, XLM_ROBERTA, MPNET, MODERN_BERT, SENTENCE);

    private TinyModels() {}

    /** BERT that scores pairs. */
    public static final String RERANKER = "tiny-bert-reranker";
    /** XLM-R that scores pairs by two classes. */
    public static final String TWO_CLASS_RERANKER = "tiny-xlm-roberta-reranker";

    /** The folder of all encoders; read only. */
    public static Path folder() {
        return folder("/models");
    }

    /** The folder of the rerankers; read only. */
    public static Path rerankers() {
        return folder("/rerankers");
    }

    private static Path folder(String resource) {
        try {
            return Path.of(Objects.requireNonNull(TinyModels.class.getResource(resource), resource)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One model's directory; read only. */
    public static Path directory(String name) {
        return folder().resolve(name);
    }

    /** A copy in {@code folder} that a test may change. */
    public static Path copy(String name, Path folder) {
        Path source = Files.isDirectory(directory(name))
                ? directory(name)
                : rerankers().resolve(name);
        Path target = folder.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) { // a folder comes before what it holds
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    /** Writes a file of a copied model. */
    public static void write(Path model, String file, String content) {
        try {
            Files.writeString(model.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
