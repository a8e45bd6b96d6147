package io.embedsmith.api.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A query with what is known about its answers.
 *
 * @param id unique in its set
 * @param judgements no target twice; may be none yet
 */
public record JudgedQuery(String id, String text, List<Judgement> judgements) {
    /** Longest id in UTF-16 units. */
    public static final int MAX_ID = 512;
    /** Longest text in UTF-16 units, as in a search. */
    public static final int MAX_TEXT = 10_000;

    public JudgedQuery {
        validId(id);
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("the text of query '" + id + "' has 1 to " + MAX_TEXT
                    + " characters and is not blank, got " + text.length());
        }
        judgements = List.copyOf(judgements);
        Set<String> targets = new HashSet<>();
        for (Judgement judgement : judgements) {
            if (!targets.add(judgement.target())) {
                throw new IllegalArgumentException(
                        "query '" + id + "' judges '" + judgement.target() + "' twice; each target may be judged once");
            }
        }
    }

    /** @throws IllegalArgumentException if it cannot be an id */
    static String validId(String id) {
        if (id.isBlank() || id.length() > MAX_ID) {
            throw new IllegalArgumentException(
                    "a query id has 1 to " + MAX_ID + " characters and is not blank, got " + id.length());
        }
        return id;
    }
}
