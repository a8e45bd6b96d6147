package io.embedsmith.training.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.evaluation.file.JsonDocument;
import io.embedsmith.training.weights.TensorArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a run needs to go on: weights, the optimizer's memory, averages, and where it stands, in one file that is written
 * whole or not at all.
 */
record Checkpoint(TensorArchive archive, LiveTensors tensors) {
    private static final String STATE = "state";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    void write(RunState state) {
        List<Map<String, Object>> evaluations = new ArrayList<>();
        for (RunState.Evaluation evaluation : state.evaluations()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("step", evaluation.step());
            fields.put("value", evaluation.value());
            evaluations.add(fields);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("step", state.step());
        fields.put("evaluations", evaluations);
        tensors.save(archive, Map.of(STATE, JsonDocument.line(fields)));
    }

    /** The state, after the tensors were overwritten; the start if there is no file. */
    RunState read() {
        if (!archive.exists()) {
            return RunState.START;
        }
        tensors.load(archive);
        try {
            JsonNode state = MAPPER.readTree(archive.texts().getOrDefault(STATE, "{}"));
            List<RunState.Evaluation> evaluations = new ArrayList<>();
            for (JsonNode evaluation : state.path("evaluations")) {
                evaluations.add(new RunState.Evaluation(
                        evaluation.path("step").asLong(),
                        evaluation.path("value").asDouble()));
            }
            return new RunState(state.path("step").asLong(), evaluations);
        } catch (IOException e) {
            throw new IllegalStateException(
                    archive.file() + " has a state that is no JSON; remove it to begin anew", e);
        }
    }
}
