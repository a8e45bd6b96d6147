package io.embedsmith.training.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Whether models give the same number to the same token: rows of word embeddings are mixed by number. */
final class SameVocabulary {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SameVocabulary() {}

    /** @throws UnmergeableException if they differ; directories without a tokenizer of their own are taken as they are */
    static void check(Path first, Path other) {
        Path left = first.resolve("tokenizer.json");
        Path right = other.resolve("tokenizer.json");
        if (!Files.isRegularFile(left) || !Files.isRegularFile(right)) {
            return;
        }
        Map<Long, String> tokens = tokens(left);
        Map<Long, String> others = tokens(right);
        if (tokens.equals(others)) {
            return;
        }
        Map<Long, String> all = new TreeMap<>(tokens);
        all.putAll(others);
        for (Long number : all.keySet()) {
            String token = tokens.getOrDefault(number, "nothing");
            String differing = others.getOrDefault(number, "nothing");
            if (!token.equals(differing)) {
                throw new UnmergeableException("token " + number + " is '" + token + "' in " + left + " and '"
                        + differing + "' in " + right + "; only models of one vocabulary can be merged");
            }
        }
    }

    private static Map<Long, String> tokens(Path file) {
        try {
            JsonNode tokenizer = MAPPER.readTree(file.toFile());
            Map<Long, String> tokens = new TreeMap<>();
            JsonNode vocabulary = tokenizer.path("model").path("vocab");
            if (vocabulary.isArray()) { // Unigram: pieces with their scores, numbered by place
                for (int i = 0; i < vocabulary.size(); i++) {
                    tokens.put((long) i, vocabulary.get(i).path(0).asText());
                }
            } else {
                vocabulary
                        .properties()
                        .forEach(entry -> tokens.put(entry.getValue().asLong(), entry.getKey()));
            }
            for (JsonNode added : tokenizer.path("added_tokens")) {
                tokens.put(added.path("id").asLong(), added.path("content").asText());
            }
            return tokens;
        } catch (IOException e) {
            throw new UnmergeableException(file + " is not readable JSON: " + e.getMessage() + "; fetch it again");
        }
    }
}
