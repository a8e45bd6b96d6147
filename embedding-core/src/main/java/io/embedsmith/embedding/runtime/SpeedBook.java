package io.embedsmith.embedding.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.embedsmith.embedding.model.MeasuredSpeed;
import io.embedsmith.embedding.model.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Measured speeds, kept in {@code model-speed.json} of the state directory under the machine they were measured on, so that
 * a folder that moves with its data does not carry another machine's numbers along.
 */
final class SpeedBook {
    private static final Logger LOG = Logger.getLogger(SpeedBook.class);
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final Optional<Path> file;
    private final String machine;
    private final Map<String, MeasuredSpeed> speeds = new ConcurrentHashMap<>();

    SpeedBook(Optional<Path> stateDirectory, String machine) {
        this.file = stateDirectory.map(directory -> directory.resolve("model-speed.json"));
        this.machine = machine;
        file.ifPresent(this::read);
    }

    Optional<MeasuredSpeed> of(ModelCard card) {
        return Optional.ofNullable(speeds.get(key(card)));
    }

    /** Notes a speed; a store that cannot be written is logged, the number is kept for this process. */
    synchronized void put(ModelCard card, MeasuredSpeed speed) {
        speeds.put(key(card), speed);
        file.ifPresent(this::write);
    }

    /** Another revision is another speed. */
    private static String key(ModelCard card) {
        return card.id() + "@" + card.revision();
    }

    private void read(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            for (Map.Entry<String, JsonNode> entry :
                    MAPPER.readTree(path.toFile()).path(machine).properties()) {
                JsonNode speed = entry.getValue();
                speeds.put(
                        entry.getKey(),
                        new MeasuredSpeed(
                                speed.path("tokensPerSecond").asDouble(),
                                speed.path("queryMillis").asDouble(),
                                speed.path("threads").asInt(),
                                Instant.parse(speed.path("measuredAt").asText())));
            }
        } catch (IOException | DateTimeException e) {
            LOG.warnf("%s cannot be read, speeds have to be measured again: %s", path, e.getMessage());
        }
    }

    private void write(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            ObjectNode all = Files.exists(path) && MAPPER.readTree(path.toFile()) instanceof ObjectNode stored
                    ? stored
                    : MAPPER.createObjectNode();
            ObjectNode here = all.putObject(machine);
            speeds.forEach((key, speed) -> here.putObject(key)
                    .put("tokensPerSecond", speed.tokensPerSecond())
                    .put("queryMillis", speed.queryMillis())
                    .put("threads", speed.threads())
                    .put("measuredAt", speed.measuredAt().toString()));
            Path next = path.resolveSibling(path.getFileName() + ".new");
            MAPPER.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), all);
            Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warnf("%s cannot be written, the measured speed is lost at the next start: %s", path, e.getMessage());
        }
    }
}
