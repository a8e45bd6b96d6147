package io.embedsmith.training.validation;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.evaluation.system.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An embedder for queries of which some have instructions of their own: those stand before the query in the place of the
 * model's, as in training.
 */
public final class InstructedQueries implements Embedder {
    private final Embedder embedder;
    private final Map<String, String> instructions;

    private InstructedQueries(Embedder embedder, Map<String, String> instructions) {
        this.embedder = embedder;
        this.instructions = Map.copyOf(instructions);
    }

    /** @param instructions by the query's text */
    public static Embedder of(Embedder embedder, Map<String, String> instructions) {
        return instructions.isEmpty() ? embedder : new InstructedQueries(embedder, instructions);
    }

    @Override
    public Embeddings embed(TextRole role, List<String> texts) {
        if (role != TextRole.QUERY) {
            return embedder.embed(role, texts);
        }
        List<String> plain = new ArrayList<>();
        List<String> instructed = new ArrayList<>();
        for (String text : texts) {
            String own = instructions.get(text);
            if (own == null) {
                plain.add(text);
            } else {
                instructed.add(own + text);
            }
        }
        if (instructed.isEmpty()) {
            return embedder.embed(TextRole.QUERY, texts);
        }
        float[][] ofPlain = plain.isEmpty()
                ? new float[0][]
                : embedder.embed(TextRole.QUERY, plain).toRows();
        float[][] ofInstructed = embedder.embed(TextRole.SYMMETRIC, instructed).toRows();
        float[][] rows = new float[texts.size()][];
        int nextPlain = 0;
        int nextInstructed = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = instructions.containsKey(texts.get(i)) ? ofInstructed[nextInstructed++] : ofPlain[nextPlain++];
        }
        return Embeddings.copyOf(rows);
    }

    @Override
    public Similarity similarity() {
        return embedder.similarity();
    }
}
