package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.embedding.vector.DenseVector;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Loads the tokenizer and the weights when they are first needed, each on its own. */
final class LazyEmbeddingModel implements EmbeddingModel, AutoCloseable {
    private final ModelDirectory directory;
    private final ExecutorService runs;
    private final int parallelRuns;
    private @Nullable SubwordTokenizer tokenizer;
    private @Nullable OnnxEmbeddingModel model;

    LazyEmbeddingModel(ModelDirectory directory, ExecutorService runs, int parallelRuns) {
        this.directory = directory;
        this.runs = runs;
        this.parallelRuns = parallelRuns;
    }

    @Override
    public ModelCard card() {
        return directory.card();
    }

    @Override
    public Tokenizer tokenizer() {
        return subwords();
    }

    @Override
    public List<DenseVector> embed(EmbeddingRequest request) {
        return loaded().embed(request);
    }

    private synchronized SubwordTokenizer subwords() {
        SubwordTokenizer loaded = tokenizer;
        if (loaded == null) {
            loaded = SubwordTokenizer.load(directory.tokenizer());
            tokenizer = loaded;
        }
        return loaded;
    }

    private synchronized OnnxEmbeddingModel loaded() {
        OnnxEmbeddingModel loaded = model;
        if (loaded == null) {
            directory.verify();
            loaded = new OnnxEmbeddingModel(directory, subwords(), runs, parallelRuns);
            model = loaded;
        }
        return loaded;
    }

    @Override
    public synchronized void close() {
        if (model != null) {
            model.close();
        }
        if (tokenizer != null) {
            tokenizer.close();
        }
    }
}
