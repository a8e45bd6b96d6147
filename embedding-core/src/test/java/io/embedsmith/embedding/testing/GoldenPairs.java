package io.embedsmith.embedding.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.embedding.runtime.TextPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What another program gave for pairs of texts; the file says which, and when. */
public record GoldenPairs(List<Case> cases) {

    public GoldenPairs {
        cases = List.copyOf(cases);
    }

    /**
     * One pair.
     *
     * @param ids with special tokens, cut to the model's limit
     * @param logit of a model with two classes, their difference
     */
    public record Case(TextPair pair, List<Long> ids, double logit) {}

    /** Of one of the tiny rerankers. */
    public static GoldenPairs read(String model) {
        try {
            JsonNode root = JsonMapper.builder()
                    .build()
                    .readTree(TinyModels.rerankers()
                            .resolve(model + ".golden.json")
                            .toFile());
            List<Case> cases = new ArrayList<>();
            root.required("cases").forEach(each -> cases.add(of(each)));
            return new GoldenPairs(cases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case of(JsonNode each) {
        List<Long> ids = new ArrayList<>();
        each.required("ids").forEach(id -> ids.add(id.asLong()));
        JsonNode logits = each.required("logits");
        double logit = logits.size() == 1
                ? logits.get(0).asDouble()
                : logits.get(1).asDouble() - logits.get(0).asDouble();
        return new Case(
                new TextPair(
                        each.required("query").asText(),
                        each.required("passage").asText()),
                ids,
                logit);
    }
}
