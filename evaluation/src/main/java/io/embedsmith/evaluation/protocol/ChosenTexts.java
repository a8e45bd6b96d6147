package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import java.util.Arrays;
import java.util.List;

/** Embeds each text that some experiment learns from, once. */
final class ChosenTexts {
    private final int[] places;
    private final Embeddings embeddings;

    private ChosenTexts(int[] places, Embeddings embeddings) {
        this.places = places;
        this.embeddings = embeddings;
    }

    static ChosenTexts embed(List<String> texts, List<int[]> experiments, Embedder embedder) {
        int[] places = experiments.stream()
                .flatMapToInt(Arrays::stream)
                .distinct()
                .sorted()
                .toArray();
        List<String> chosen = Arrays.stream(places).mapToObj(texts::get).toList();
        return new ChosenTexts(places, embedder.embed(TextRole.SYMMETRIC, chosen));
    }

    /** The vectors of the texts at these places. */
    float[][] rows(int... wanted) {
        return Arrays.stream(wanted)
                .mapToObj(place -> embeddings.copyRow(Arrays.binarySearch(places, place)))
                .toArray(float[][]::new);
    }
}
