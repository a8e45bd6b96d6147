package io.embedsmith.evaluation.file;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file, read strictly: whoever has asked for all keys that there may be calls {@link
 * #refuseOtherKeys()}. Not safe for use by several threads.
 */
public final class YamlMap {
    private final Path source;
    private final long line;
    private final SequencedMap<String, Node> values = new LinkedHashMap<>();
    private final SequencedMap<String, Long> lines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    YamlMap(Path source, MappingNode mapping) {
        this.source = source;
        this.line = mapping.getStartMark().getLine() + 1L;
        for (NodeTuple tuple : mapping.getValue()) {
            long keyLine = tuple.getKeyNode().getStartMark().getLine() + 1L;
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new FilePlace(source, keyLine).malformed("a key is no plain text; write 'key: value'");
            }
            if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                throw new FilePlace(source, keyLine)
                        .malformed("key '" + key.getValue() + "' is there twice; each may be there once");
            }
            lines.put(key.getValue(), keyLine);
        }
    }

    /** The first line. */
    public FilePlace place() {
        return new FilePlace(source, line);
    }

    /** The line of a key; the first line of the mapping where it is missing. */
    public FilePlace place(String key) {
        return new FilePlace(source, lines.getOrDefault(key, line));
    }

    /** All keys, in order; they count as asked for. */
    public Set<String> keys() {
        asked.addAll(values.keySet());
        return values.sequencedKeySet();
    }

    /** Whether there is such a key with a value. */
    public boolean has(String key) {
        return value(key).isPresent();
    }

    private Optional<Node> value(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key)).filter(node -> !Tag.NULL.equals(node.getTag()));
    }

    /** @throws MalformedFileException if the key is missing or no scalar */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    /** Empty when the key is missing. */
    public Optional<String> optionalText(String key) {
        return value(key).map(node -> scalar(key, node));
    }

    /** Empty when the key is missing. */
    public Optional<Integer> optionalCount(String key) {
        return optionalText(key).map(text -> {
            try {
                int count = Integer.parseInt(text);
                if (count >= 0) {
                    return count;
                }
            } catch (NumberFormatException e) {
                // said below, with the place
            }
            throw place(key).malformed("'" + key + "' is '" + text + "'; a whole number of 0 or more is needed");
        });
    }

    /** Texts of a list, or the one text; empty when the key is missing. */
    public List<String> texts(String key) {
        return value(key)
                .map(node -> node instanceof SequenceNode sequence
                        ? sequence.getValue().stream()
                                .map(element -> scalar(key, element))
                                .toList()
                        : List.of(scalar(key, node)))
                .orElse(List.of());
    }

    /** @throws MalformedFileException if the key is missing or no mapping */
    public YamlMap map(String key) {
        return optionalMap(key).orElseThrow(() -> missing(key));
    }

    /** Empty when the key is missing. */
    public Optional<YamlMap> optionalMap(String key) {
        return value(key).map(node -> {
            if (node instanceof MappingNode mapping) {
                return new YamlMap(source, mapping);
            }
            throw place(key).malformed("'" + key + "' is no mapping; indented 'key: value' lines are needed below it");
        });
    }

    /** Whether the key holds a mapping. */
    public boolean isMap(String key) {
        return value(key).filter(MappingNode.class::isInstance).isPresent();
    }

    /** The mappings of a list; empty when the key is missing. */
    public List<YamlMap> maps(String key) {
        return value(key)
                .map(node -> {
                    if (node instanceof SequenceNode sequence) {
                        return sequence.getValue().stream()
                                .map(element -> element(key, element))
                                .toList();
                    }
                    throw place(key).malformed("'" + key + "' is no list; lines '- key: value' are needed below it");
                })
                .orElse(List.of());
    }

    private YamlMap element(String key, Node element) {
        if (element instanceof MappingNode mapping) {
            return new YamlMap(source, mapping);
        }
        throw place(key).malformed("an element of '" + key + "' is no mapping; write '- key: value'");
    }

    /** @throws MalformedFileException if there is a key that nobody asked for */
    public void refuseOtherKeys() {
        for (String key : values.sequencedKeySet()) {
            if (!asked.contains(key)) {
                throw place(key).malformed("'" + key + "' is not known here; known are " + asked);
            }
        }
    }

    private MalformedFileException missing(String key) {
        return place().malformed("'" + key + "' is missing; add it");
    }

    private String scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new FilePlace(source, node.getStartMark().getLine() + 1L)
                .malformed("'" + key + "' is no plain value; one text or number is needed");
    }
}
