package io.embedsmith.evaluation.advice;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.evaluation.comparison.ComparisonValues;
import io.embedsmith.evaluation.wording.Language;
import java.util.LinkedHashMap;
import java.util.Map;

/** Advice as plain maps, lists, texts and numbers, ready to become JSON. */
public final class AdviceValues {
    private AdviceValues() {}

    /** All of it. */
    public static Map<String, Object> of(Advice advice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tasks", advice.tasks());
        json.put("passages", advice.passages());
        advice.recommended().ifPresent(model -> json.put("recommended", model));
        json.put(
                "reasons",
                advice.reasons().stream()
                        .map(sentence -> sentence.in(Language.EN))
                        .toList());
        json.put(
                "models",
                advice.models().stream()
                        .map(model -> model(model, advice.passages()))
                        .toList());
        return json;
    }

    private static Map<String, Object> model(AdvisedModel model, long passages) {
        Candidate candidate = model.candidate();
        ModelCard card = candidate.card();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", candidate.name());
        json.put("revision", card.revision());
        json.put("languages", card.languages());
        json.put("onFront", model.onFront());
        json.put("equalToBest", model.equalToBest());
        model.quality().ifPresent(quality -> json.put("quality", ComparisonValues.interval(quality)));
        json.put("maxTokens", card.maxTokens());
        candidate.truncated().ifPresent(share -> json.put("truncatedShare", share));
        json.put("dimension", card.dimension());
        for (VectorType type : VectorType.values()) {
            Map<String, Long> storage = new LinkedHashMap<>();
            storage.put("bytesPerPassage", type.bytes(card.dimension()));
            storage.put("bytes", type.storage(card.dimension(), passages));
            json.put(type.label(), storage);
        }
        json.put("parameters", card.parameters());
        json.put("fileBytes", card.weightsBytes());
        candidate.memoryBytes().ifPresent(bytes -> json.put("memoryBytes", bytes));
        card.speed().ifPresent(speed -> {
            json.put("queryMillis", speed.queryMillis());
            json.put("tokensPerSecond", speed.tokensPerSecond());
            json.put("threads", speed.threads());
        });
        return json;
    }
}
