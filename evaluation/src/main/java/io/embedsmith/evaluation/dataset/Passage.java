package io.embedsmith.evaluation.dataset;

import io.embedsmith.embedding.ranking.PassageId;

/**
 * What is searched.
 *
 * @param title empty where there is none
 */
public record Passage(PassageId id, String title, String text) {

    /** Title, one space, text, without white space at the ends: what BEIR and MTEB give to a model. */
    public String titleAndText() {
        return (title + " " + text).strip();
    }
}
