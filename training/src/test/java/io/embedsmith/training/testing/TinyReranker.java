package io.embedsmith.training.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.runtime.Reranker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** {@link TinyModels#RERANKER} as it is served, and what sentence-transformers' CrossEncoder gives for pairs of texts. */
public final class TinyReranker implements AutoCloseable {
    private final LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(TinyModels.reranker()));

    /** A pair with two visible texts. */
    public record Pair(String query, String passage, double logit, double score) {}

    public Reranker model() {
        return host.reranker(new ModelId(TinyModels.RERANKER));
    }

    public static List<Pair> golden() {
        try {
            JsonNode root = JsonMapper.builder()
                    .build()
                    .readTree(TinyModels.reranker()
                            .resolveSibling(TinyModels.RERANKER + ".golden.json")
                            .toFile());
            List<Pair> pairs = new ArrayList<>();
            for (JsonNode each : root.required("cases")) {
                pairs.add(new Pair(
                        each.required("query").asText(),
                        each.required("passage").asText(),
                        each.required("logits").get(0).asDouble(),
                        each.required("score").get(0).asDouble()));
            }
            pairs.removeIf(pair -> pair.query().isBlank() || pair.passage().isBlank());
            return pairs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        host.close();
    }
}
