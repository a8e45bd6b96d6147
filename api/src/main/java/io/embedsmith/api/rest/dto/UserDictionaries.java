package io.embedsmith.api.rest.dto;

import io.embedsmith.embedding.analysis.UserDictionary;
import java.util.List;

/** Words that segmentation keeps whole, as sent. */
final class UserDictionaries {
    /** Words in one dictionary; beyond that, building the analyser takes noticeable time and memory. */
    static final int MAX_WORDS = 10_000;

    private UserDictionaries() {}

    static List<String> checked(List<String> words) {
        for (String word : words) {
            Requests.storable("userDictionary", word);
        }
        List<String> kept = words.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        Requests.checked(() -> UserDictionary.of(kept));
        return kept;
    }
}
