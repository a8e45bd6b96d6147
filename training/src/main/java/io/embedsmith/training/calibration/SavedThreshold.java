package io.embedsmith.training.calibration;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.evaluation.distribution.ProbabilityCurve;
import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.JsonDocument;
import io.embedsmith.evaluation.file.MalformedFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a calibration recommends, as the model's folder keeps it in {@value #FILE_NAME}. It stands beside the manifest and not in
 * it: a model's revision says which files it is of, and what its scores mean on somebody's data changes none of them.
 *
 * @param revision of the model
 * @param kind of the score
 * @param value what scores as much or more is kept
 * @param goal that it reaches, in words
 * @param precision on data that did not choose it
 * @param recall on data that did not choose it
 * @param curve the chance that a score stands for
 * @param data that it was chosen on, by name
 */
public record SavedThreshold(
        String revision,
        ScoreKind kind,
        double value,
        String goal,
        double precision,
        double recall,
        ProbabilityCurve curve,
        String data) {

    /** Name of the file. */
    public static final String FILE_NAME = "calibration.json";

    /** Of a calibration. */
    public static SavedThreshold of(ModelDirectory model, ScoreKind kind, Calibration calibration, String data) {
        return new SavedThreshold(
                model.card().revision(),
                kind,
                calibration.threshold().value(),
                calibration.goal().toString(),
                calibration.heldBack().precision(),
                calibration.heldBack().recall(),
                calibration.curve(),
                data);
    }

    /** Writes it into the folder of its model, in the place of what was there. */
    public void writeTo(Path model) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("revision", revision);
        json.put("score", kind.label());
        json.put("threshold", value);
        json.put("goal", goal);
        json.put("precision", precision);
        json.put("recall", recall);
        json.put("slope", curve.slope());
        json.put("intercept", curve.intercept());
        json.put("data", data);
        AtomicFile.write(model.resolve(FILE_NAME), JsonDocument.indented(json) + "\n");
    }

    /**
     * What a model's folder keeps; empty if it keeps nothing.
     *
     * @throws MalformedFileException if the file was changed by hand, or is that of another revision
     */
    public static Optional<SavedThreshold> read(ModelDirectory model) {
        Path file = model.path().resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonDocument json = JsonDocument.read(file);
        SavedThreshold saved = new SavedThreshold(
                json.at("revision").text(),
                ScoreKind.of(file, json.at("score").text()),
                number(file, json, "threshold"),
                json.at("goal").text(),
                number(file, json, "precision"),
                number(file, json, "recall"),
                new ProbabilityCurve(number(file, json, "slope"), number(file, json, "intercept")),
                json.at("data").text());
        if (!saved.revision().equals(model.card().revision())) {
            throw new MalformedFileException(
                    file,
                    1,
                    "this is of revision " + saved.revision() + ", the model has "
                            + model.card().revision() + "; calibrate it again");
        }
        return Optional.of(saved);
    }

    private static double number(Path file, JsonDocument json, String name) {
        return json.at(name)
                .optionalNumber()
                .orElseThrow(() ->
                        new MalformedFileException(file, 1, "'" + name + "' is no number; calibrate the model again"));
    }
}
