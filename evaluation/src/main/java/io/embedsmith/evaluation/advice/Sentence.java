package io.embedsmith.evaluation.advice;

import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import java.util.List;

/** A sentence in every language. */
public record Sentence(Caption caption, List<String> values) {

    public Sentence {
        values = List.copyOf(values);
    }

    static Sentence of(Caption caption, String... values) {
        return new Sentence(caption, List.of(values));
    }

    /** In one. */
    public String in(Language language) {
        return caption.in(language, values.toArray());
    }
}
