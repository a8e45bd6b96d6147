package io.embedsmith.api.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a provider answers: {@code {"data": [{"index": 0, "embedding": [0.1, …]}, …]}}, in any order. */
final class EmbeddingsAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EmbeddingsAnswer() {}

    /** The vectors in the order of the texts. */
    static List<float[]> read(String body, int texts) {
        JsonNode data;
        try {
            data = JSON.readTree(body).path("data");
        } catch (JsonProcessingException e) {
            throw new ProviderException("the answer is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!data.isArray() || data.size() != texts) {
            throw new ProviderException("the answer has "
                    + (data.isArray() ? data.size() + " vectors" : "no list 'data'") + " for " + texts + " texts");
        }
        Map<Integer, float[]> vectors = new TreeMap<>();
        for (int i = 0; i < texts; i++) {
            JsonNode entry = data.get(i);
            int index = entry.path("index").asInt(i);
            if (index < 0 || index >= texts || vectors.containsKey(index)) {
                throw new ProviderException("the answer has index " + index
                        + (index < 0 || index >= texts ? " for " + texts + " texts" : " twice"));
            }
            vectors.put(index, vector(entry.path("embedding"), index));
        }
        return List.copyOf(vectors.values());
    }

    private static float[] vector(JsonNode numbers, int index) {
        if (!numbers.isArray() || numbers.isEmpty()) {
            throw new ProviderException("the answer has no list of numbers as 'embedding' of text " + index);
        }
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            JsonNode number = numbers.get(i);
            if (!number.isNumber() || !Float.isFinite(number.floatValue())) {
                throw new ProviderException("the vector of text " + index + " has " + number + " at component " + i
                        + "; only finite numbers can be compared");
            }
            vector[i] = number.floatValue();
        }
        return vector;
    }
}
