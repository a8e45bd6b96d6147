package io.embedsmith.api.training;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What is to become of a model.
 *
 * @param name id of the new model
 * @param model id of the one to begin with
 * @param kind of the new one
 * @param development what it is measured on, where that is no file
 * @param options of the command {@code train}, without dashes, with their values: a text, a number, or several
 */
public record TrainingWish(
        String name,
        String model,
        ModelKind kind,
        Optional<DevelopmentSet> development,
        SequencedMap<String, Object> options) {
    public TrainingWish {
        new ModelId(name);
        new ModelId(model);
        options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
    }
}
