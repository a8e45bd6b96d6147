package io.embedsmith.training.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.JsonDocument;
import io.embedsmith.evaluation.file.UnreadableFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The curves of a run: steps and evaluations as JSON Lines, in order, each step once. */
public final class EventLog {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;

    EventLog(Path file) {
        this.file = file;
    }

    /** Where it lies. */
    public Path file() {
        return file;
    }

    void append(TrainingEvent event) {
        Map<String, Object> fields = fields(event);
        if (fields.isEmpty()) {
            return;
        }
        byte[] line = (JsonDocument.line(fields) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    /** Forgets what was told after a step: the run goes on from there and tells it again. */
    void cutAfter(long step) {
        List<TrainingEvent> kept =
                read().stream().filter(event -> event.step() <= step).toList();
        StringBuilder lines = new StringBuilder();
        kept.forEach(event -> lines.append(JsonDocument.line(fields(event))).append('\n'));
        AtomicFile.write(file, lines.toString());
    }

    /** All of them; a last line that was cut off is left out. */
    public List<TrainingEvent> read() {
        List<TrainingEvent> events = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.endsWith("}")) {
                    events.add(event(line));
                }
            }
            return events;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    private static Map<String, Object> fields(TrainingEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (event) {
            case TrainingEvent.StepDone done -> {
                fields.put("step", done.step());
                fields.put("steps", done.steps());
                fields.put("loss", done.loss());
                fields.put("learningRate", done.learningRate());
                fields.put("gradientNorm", done.gradientNorm());
                fields.put("tokens", done.tokens());
                fields.put("seconds", done.seconds());
            }
            case TrainingEvent.Evaluated evaluated -> {
                fields.put("step", evaluated.step());
                fields.put("metric", evaluated.metric());
                fields.put("value", evaluated.value());
                fields.put("best", evaluated.best());
            }
            case TrainingEvent.CheckpointWritten written -> {}
            case TrainingEvent.Resumed resumed -> {}
            case TrainingEvent.StoppedEarly stopped -> {}
        }
        return fields;
    }

    private static TrainingEvent event(String line) throws IOException {
        JsonNode node = MAPPER.readTree(line);
        if (node.has("metric")) {
            return new TrainingEvent.Evaluated(
                    node.path("step").asLong(),
                    node.path("metric").asText(),
                    node.path("value").asDouble(),
                    node.path("best").asBoolean());
        }
        return new TrainingEvent.StepDone(
                node.path("step").asLong(),
                node.path("steps").asLong(),
                node.path("loss").asDouble(),
                node.path("learningRate").asDouble(),
                node.path("gradientNorm").asDouble(),
                node.path("tokens").asLong(),
                node.path("seconds").asDouble());
    }
}
