package io.embedsmith.retrieval.pgvector.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.retrieval.fusion.Fusion;

/** A fusion as JSON, in the form of the REST contract. */
final class FusionJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FusionJson() {}

    static String write(Fusion fusion) {
        return switch (fusion) {
            case Fusion.Convex convex ->
                JSON.createObjectNode()
                        .put("kind", "convex")
                        .put("denseCoefficient", convex.denseCoefficient())
                        .toString();
            case Fusion.ReciprocalRank reciprocal ->
                JSON.createObjectNode()
                        .put("kind", "rrf")
                        .put("rankConstant", reciprocal.rankConstant())
                        .put("denseCoefficient", reciprocal.denseCoefficient())
                        .toString();
        };
    }

    static Fusion read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            double coefficient = node.path("denseCoefficient").doubleValue();
            return switch (node.path("kind").asText()) {
                case "convex" -> new Fusion.Convex(coefficient);
                case "rrf" ->
                    new Fusion.ReciprocalRank(node.path("rankConstant").intValue(), coefficient);
                default ->
                    throw new IllegalStateException("stored fusion " + json + " has no known kind; a newer version"
                            + " of Embedsmith may have written it");
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored fusion is no JSON: " + json, e);
        }
    }
}
