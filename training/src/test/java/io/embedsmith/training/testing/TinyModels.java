package io.embedsmith.training.testing;

import java.nio.file.Path;
import java.util.List;

/** Real architectures with random weights; {@code embedding-core/src/test/golden} says how they were made. */
public final class TinyModels {
    /** BERT, CLS. */
    public static final String BERT = "tiny-bert";
    /** XLM-R, mean, instructions for queries and passages. */
    public static final String XLM_ROBERTA = "tiny-xlm-roberta";
    /** Those that sentence-transformers can load from weights alone. */
    public static final List<String> LOADABLE =
            List.of(BERT, "tiny-roberta", XLM_ROBERTA, "tiny-mpnet", "tiny-modernbert");

    /** A reranker: BERT, one class. */
    public static final String RERANKER = "tiny-bert-reranker";

    private static final Path RERANKERS = Path.of("../embedding-core/src/test/resources/rerankers");
    private static final Path FOLDER = Path.of("../embedding-core/src/test/resources/models");

    private TinyModels() {}

    /** One model's directory; read only. */
    public static Path directory(String name) {
        return FOLDER.resolve(name).toAbsolutePath().normalize();
    }

    /** {@link #RERANKER}, read only; beside it lies what CrossEncoder gives for pairs, {@code NAME.golden.json}. */
    public static Path reranker() {
        return RERANKERS.resolve(RERANKER).toAbsolutePath().normalize();
    }
}
