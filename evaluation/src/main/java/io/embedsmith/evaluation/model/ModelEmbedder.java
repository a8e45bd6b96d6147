package io.embedsmith.evaluation.model;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.cache.VectorSource;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.evaluation.system.TestedModel;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A model as a system under test. Each text is embedded once however often it is asked for, long texts are cut at the
 * model's limit. Texts that are missing are embedded longest first, so that those of one run of the model are of nearly one
 * length, in portions that are kept on disk as they are done. Not for use by several threads.
 */
public final class ModelEmbedder implements Embedder {
    /** Long texts make portions of fewer. */
    private static final int CHARACTERS_PER_PORTION = 200_000;

    /** In the place of a limit of tokens that nobody tells. */
    private static final int NOT_TOLD = 0;

    private final TextEncoder encoder;
    private final TestedModel model;
    private final VectorCache cache;
    private final TaskInstructions instructions;
    private final EmbeddingProgress progress;
    private final Map<TextRole, Map<String, float[]>> held = new EnumMap<>(TextRole.class);

    /** Holds the vectors of all that it was asked for; make one for each task. */
    public ModelEmbedder(
            TextEncoder encoder, VectorCache cache, TaskInstructions instructions, EmbeddingProgress progress) {
        this.encoder = encoder;
        this.model = encoder.model();
        this.cache = cache;
        this.instructions = instructions;
        this.progress = progress;
    }

    @Override
    public Embeddings embed(TextRole role, List<String> texts) {
        prepare(role, texts);
        Map<String, float[]> vectors = vectors(role);
        Embeddings.Builder rows = new Embeddings.Builder(texts.size(), model.dimension());
        for (String text : texts) {
            rows.add(Objects.requireNonNull(vectors.get(text)));
        }
        return rows.build();
    }

    /** Makes the vectors that are still missing, all at once: one call for a whole task is faster than many. */
    public void prepare(TextRole role, Collection<String> texts) {
        Map<String, float[]> vectors = vectors(role);
        LinkedHashSet<String> missing = new LinkedHashSet<>(texts);
        missing.removeAll(vectors.keySet());
        if (missing.isEmpty()) {
            return;
        }
        vectors.putAll(cache.get(source(role), missing));
        int total = missing.size();
        missing.removeAll(vectors.keySet());
        progress.embedded(total - missing.size(), total);
        List<String> longestFirst = missing.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int start = 0; start < longestFirst.size(); ) {
            int end = endOfPortion(longestFirst, start);
            Map<String, float[]> portion = run(role, longestFirst.subList(start, end));
            cache.put(source(role), portion);
            vectors.putAll(portion);
            start = end;
            progress.embedded(total - longestFirst.size() + end, total);
        }
    }

    private Map<String, float[]> vectors(TextRole role) {
        return held.computeIfAbsent(role, r -> new HashMap<>());
    }

    private int endOfPortion(List<String> texts, int start) {
        int end = start;
        long characters = 0;
        while (end < texts.size() && end - start < encoder.textsAtOnce() && characters < CHARACTERS_PER_PORTION) {
            characters += texts.get(end).length();
            end++;
        }
        return end;
    }

    private Map<String, float[]> run(TextRole role, List<String> texts) {
        Optional<String> replacing = instructions.replacing(role);
        List<float[]> vectors = replacing
                .map(instruction -> encoder.embed(
                        TextRole.SYMMETRIC,
                        texts.stream().map(instruction::concat).toList()))
                .orElseGet(() -> encoder.embed(role, texts));
        Map<String, float[]> byText = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            byText.put(texts.get(i), vectors.get(i));
        }
        return byText;
    }

    private VectorSource source(TextRole role) {
        String instruction = instructions
                .replacing(role)
                .orElseGet(() -> model.instructions().before(role, ""));
        return new VectorSource(
                model.revision(),
                instruction,
                model.dimension(),
                model.maxTokens().orElse(NOT_TOLD));
    }
}
