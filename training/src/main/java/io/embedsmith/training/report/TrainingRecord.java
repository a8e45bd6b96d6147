package io.embedsmith.training.report;

import io.embedsmith.training.inspection.DataReport;
import io.embedsmith.training.run.RunState;
import io.embedsmith.training.run.TrainingEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * How a run went.
 *
 * @param base id of the model that it began with
 * @param tuned id of the model that it ended with
 * @param settings all that decided the result: command, seed, hashes of data, versions
 * @param data what was found in it before the first step
 * @param events in order
 * @param state at the end
 */
public record TrainingRecord(
        String base,
        String tuned,
        SequencedMap<String, String> settings,
        DataReport data,
        List<TrainingEvent> events,
        RunState state) {

    public TrainingRecord {
        settings = new LinkedHashMap<>(settings);
        events = List.copyOf(events);
    }
}
