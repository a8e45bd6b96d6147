package io.embedsmith.training.tuning;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.training.inspection.DataReport;
import io.embedsmith.training.inspection.TextLimits;
import io.embedsmith.training.run.RunSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What to make of a model.
 *
 * @param model that is tuned
 * @param task what it learns
 * @param development what it is measured on; empty for nothing
 * @param settings of the run
 * @param data SHA-256 of all that is read, by its name
 */
public record TuningRequest(
        ModelDirectory model,
        LearningTask task,
        Optional<DevelopmentData> development,
        RunSettings settings,
        SequencedMap<String, String> data) {

    public TuningRequest {
        data = new LinkedHashMap<>(data);
    }

    /** The folder beside the new model that a run keeps its checkpoint and curves in. */
    public static Path runFolder(Path output) {
        Path absolute = output.toAbsolutePath().normalize();
        return absolute.resolveSibling(absolute.getFileName() + ".run");
    }

    /** All that decides what the weights become, by name. */
    public SequencedMap<String, String> fingerprint() {
        return Fingerprint.of(model, data, task.settings(), settings);
    }

    /** What is in its data, and what will spoil the result. */
    public DataReport inspect() {
        return Inspection.with(
                model,
                measure -> task.inspect(new Inspection(TextLimits.of(model, measure, task.lengths()), development)));
    }
}
