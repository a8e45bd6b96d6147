package io.embedsmith.embedding.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.embedding.ModelUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A small JSON file of a model directory, read field by field with messages that name file and field. */
final class JsonFile {
    /** Configuration files have a few kilobytes; anything this large is not one. */
    private static final long MAX_BYTES = 8 << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true)
            .build();

    private final Path file;
    private final JsonNode root;

    private JsonFile(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /** The file's content; empty if there is no such file. */
    static Optional<JsonFile> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new ModelUnavailableException(
                        file + " has " + size + " bytes, a configuration file has at most " + MAX_BYTES);
            }
            JsonNode root = MAPPER.readTree(file.toFile());
            if (!root.isContainerNode()) {
                throw new ModelUnavailableException(file + " holds "
                        + (root.isMissingNode()
                                ? "nothing"
                                : root.getNodeType().name().toLowerCase(Locale.ROOT))
                        + ", it must hold an object or a list; download or export the file again");
            }
            return Optional.of(new JsonFile(file, root));
        } catch (IOException e) {
            throw new ModelUnavailableException(
                    file + " is not readable JSON: " + firstLine(e) + "; download or export the file again", e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no details");
    }

    JsonNode root() {
        return root;
    }

    Optional<String> text(String field) {
        return value(field, JsonNode::isTextual, "text").map(JsonNode::textValue);
    }

    Optional<Boolean> flag(String field) {
        return value(field, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
    }

    /** A whole number; tokenizer configurations write "no limit" as 1e30, which is left out. */
    Optional<Integer> count(String field) {
        return value(field, JsonNode::isNumber, "a number")
                .filter(node -> node.doubleValue() <= Integer.MAX_VALUE)
                .map(node -> {
                    if (node.intValue() < 1) {
                        throw bad(field, node, "a whole number from 1");
                    }
                    return node.intValue();
                });
    }

    Optional<JsonFile> object(String field) {
        return value(field, JsonNode::isObject, "an object").map(node -> new JsonFile(file, node));
    }

    List<JsonFile> objects(String field) {
        List<JsonFile> objects = new ArrayList<>();
        for (JsonNode node : value(field, JsonNode::isArray, "a list").orElse(MAPPER.createArrayNode())) {
            objects.add(new JsonFile(file, node));
        }
        return objects;
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : value(field, JsonNode::isArray, "a list").orElse(MAPPER.createArrayNode())) {
            if (!node.isTextual()) {
                throw bad(field, node, "a list of texts");
            }
            texts.add(node.textValue());
        }
        return texts;
    }

    ModelUnavailableException bad(String field, JsonNode value, String allowed) {
        String shown = value.toString();
        return new ModelUnavailableException(file + ": '" + field + "' is "
                + shown.substring(0, Math.min(80, shown.length())) + ", it must be " + allowed + "; correct the file");
    }

    private Optional<JsonNode> value(String field, java.util.function.Predicate<JsonNode> allowed, String description) {
        JsonNode node = root.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!allowed.test(node)) {
            throw bad(field, node, description);
        }
        return Optional.of(node);
    }
}
