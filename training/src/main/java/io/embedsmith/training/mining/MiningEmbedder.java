package io.embedsmith.training.mining;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.model.EmbeddingProgress;
import io.embedsmith.evaluation.model.ModelEmbedder;
import io.embedsmith.evaluation.model.TaskInstructions;
import io.embedsmith.evaluation.model.TextEncoder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.data.TrainingExample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes the vectors that are compared, each text once; those of earlier runs are taken from the disk. An example with an
 * instruction of its own is embedded with that, as in training.
 */
public final class MiningEmbedder {
    private final TextEncoder encoder;
    private final VectorCache cache;
    private final TaskInstructions instructions;
    private final EmbeddingProgress progress;

    /** @param instructions in the place of the model's own, by {@code query} and {@code passage} */
    public MiningEmbedder(
            TextEncoder encoder, VectorCache cache, TaskInstructions instructions, EmbeddingProgress progress) {
        this.encoder = encoder;
        this.cache = cache;
        this.instructions = instructions;
        this.progress = progress;
    }

    /** Vectors of length 1 of everything that is compared. */
    public MiningVectors embed(List<TrainingExample> examples, Passages passages) {
        Embeddings queries = queries(examples);
        return MiningVectors.unit(queries, passages(passages.texts()));
    }

    /** Vectors of texts as the model gives them. */
    Embeddings passages(List<String> texts) {
        return new ModelEmbedder(encoder, cache, instructions, progress).embed(TextRole.PASSAGE, texts);
    }

    /** Vectors of the queries as the model gives them. */
    Embeddings queries(List<TrainingExample> examples) {
        Map<Optional<String>, List<String>> byInstruction = new LinkedHashMap<>();
        examples.forEach(example -> byInstruction
                .computeIfAbsent(example.instruction(), own -> new ArrayList<>())
                .add(example.query()));
        Map<Optional<String>, Embeddings> vectors = new LinkedHashMap<>();
        byInstruction.forEach((own, queries) -> vectors.put(
                own, new ModelEmbedder(encoder, cache, forQueries(own), progress).embed(TextRole.QUERY, queries)));
        Map<Optional<String>, Integer> next = new LinkedHashMap<>();
        Embeddings.Builder rows =
                new Embeddings.Builder(examples.size(), encoder.model().dimension());
        for (TrainingExample example : examples) {
            int row = next.merge(example.instruction(), 1, Integer::sum) - 1;
            rows.add(Objects.requireNonNull(vectors.get(example.instruction())).copyRow(row));
        }
        return rows.build();
    }

    private TaskInstructions forQueries(Optional<String> own) {
        return own.map(instruction -> new TaskInstructions(Map.of("query", instruction)))
                .orElse(instructions);
    }
}
