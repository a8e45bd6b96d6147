package io.embedsmith.embedding.model;

import io.embedsmith.embedding.text.TextRole;

/**
 * What a model wants before a text; exactly as the model was trained, with the space at its end if it had one.
 *
 * @param query before a query; empty for none
 * @param passage before a passage; empty for none
 */
public record Instructions(String query, String passage) {
    /** A model that was trained on bare texts. */
    public static final Instructions NONE = new Instructions("", "");

    private static final int MAX_LENGTH = 2_048;

    public Instructions {
        if (query.length() > MAX_LENGTH || passage.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an instruction has at most " + MAX_LENGTH + " characters, got "
                    + Math.max(query.length(), passage.length()));
        }
    }

    /** The text with the instruction of its role before it. */
    public String before(TextRole role, String text) {
        return switch (role) {
            case QUERY -> query + text;
            case PASSAGE -> passage + text;
            case SYMMETRIC -> text;
        };
    }
}
