package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.file.YamlFile;
import io.embedsmith.evaluation.file.YamlMap;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads descriptors; whatever is not understood is refused with file and line. */
final class DescriptorReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");
    private static final List<String> ROLES = List.of("query", "passage", "symmetric");

    private final YamlMap yaml;

    private DescriptorReader(YamlMap yaml) {
        this.yaml = yaml;
    }

    static TaskDescriptor read(Path file) {
        return new DescriptorReader(YamlFile.read(file)).descriptor();
    }

    static TaskDescriptor parse(Path source, String text) {
        return new DescriptorReader(YamlFile.parse(source, text)).descriptor();
    }

    private TaskDescriptor descriptor() {
        String name = name();
        TaskType type = TaskType.of(yaml.text("type"))
                .orElseThrow(() -> yaml.place("type")
                        .malformed("'type' is '" + yaml.text("type") + "'; allowed are " + TaskType.labels()));
        TaskDescriptor.About about = about();
        List<String> evaluate = yaml.texts("evaluate");
        if (evaluate.isEmpty()) {
            throw yaml.place("evaluate").malformed("'evaluate' names no split; name at least 1, such as 'test'");
        }
        Map<String, String> train = train(type, evaluate);
        TaskDescriptor descriptor = new TaskDescriptor(
                yaml.place(),
                name,
                type,
                about,
                yaml.optionalText("main_score").orElse(type.mainScore()),
                evaluate,
                train,
                columns(type),
                settings(type),
                instructions(type),
                subsets());
        yaml.refuseOtherKeys();
        descriptor.subsets().forEach(subset -> requireSplits(descriptor, subset));
        return descriptor;
    }

    private String name() {
        String name = yaml.text("name");
        if (!NAME.matcher(name).matches()) {
            throw yaml.place("name")
                    .malformed("the name '" + name + "' is not allowed; 1 to 96 letters, digits, '.', '-' or '_' are");
        }
        return name;
    }

    private TaskDescriptor.About about() {
        Match match = yaml.optionalText("match").map(this::match).orElse(Match.NONE);
        return new TaskDescriptor.About(
                yaml.optionalText("description").orElse(""),
                match,
                yaml.optionalText("note").orElse(""),
                yaml.optionalText("revision"),
                yaml.optionalText("licence").orElse("not stated"));
    }

    private Match match(String label) {
        return Arrays.stream(Match.values())
                .filter(match -> match.label().equals(label))
                .findFirst()
                .orElseThrow(() -> yaml.place("match")
                        .malformed("'match' is '" + label + "'; allowed are identical, approximate and none"));
    }

    private Map<String, String> train(TaskType type, List<String> evaluate) {
        if (!type.learns()) {
            return Map.of(); // and the key is refused as unknown
        }
        Map<String, String> train = new HashMap<>();
        Optional<YamlMap> perSplit = yaml.isMap("train") ? yaml.optionalMap("train") : Optional.empty();
        for (String split : evaluate) {
            train.put(split, perSplit.isPresent() ? perSplit.get().text(split) : yaml.text("train"));
        }
        perSplit.ifPresent(YamlMap::refuseOtherKeys);
        return train;
    }

    private Map<String, List<String>> columns(TaskType type) {
        Map<String, List<String>> columns = new HashMap<>();
        type.columns().forEach(column -> columns.put(column, List.of(column)));
        if (type == TaskType.RETRIEVAL) {
            return columns;
        }
        yaml.optionalMap("columns").ifPresent(named -> {
            Stream.concat(type.columns().stream(), type.otherColumns().stream())
                    .filter(named::has)
                    .forEach(column -> columns.put(column, named.texts(column)));
            named.refuseOtherKeys();
        });
        return columns;
    }

    private TaskSettings settings(TaskType type) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        yaml.optionalMap("settings").ifPresent(set -> {
            type.settings().forEach(name -> set.optionalText(name).ifPresent(value -> values.put(name, value)));
            set.refuseOtherKeys();
        });
        return new TaskSettings(values);
    }

    private Map<String, String> instructions(TaskType type) {
        Map<String, String> instructions = new HashMap<>();
        List<String> allowed = type.hasQueries() ? ROLES.subList(0, 2) : ROLES.subList(2, 3);
        yaml.optionalMap("instructions").ifPresent(given -> {
            allowed.forEach(role -> given.optionalText(role).ifPresent(text -> instructions.put(role, text)));
            given.refuseOtherKeys();
        });
        return instructions;
    }

    /** Several under {@code subsets}, or the only one at the top. */
    private List<Subset> subsets() {
        Optional<YamlMap> several = yaml.optionalMap("subsets");
        if (several.isEmpty()) {
            return List.of(subset(Subset.DEFAULT, yaml));
        }
        return several.get().keys().stream()
                .map(name -> {
                    YamlMap subset = several.get().map(name);
                    Subset read = subset(name, subset);
                    subset.refuseOtherKeys();
                    return read;
                })
                .toList();
    }

    private static Subset subset(String name, YamlMap yaml) {
        List<String> languages = yaml.texts("languages");
        if (languages.isEmpty()) {
            throw yaml.place("languages").malformed("'languages' is empty; name them as in eng-Latn or cmn-Hans");
        }
        YamlMap splits = yaml.map("splits");
        SequencedMap<String, SplitSource> sources = new LinkedHashMap<>();
        splits.keys().forEach(split -> sources.put(split, SourceReader.read(splits.map(split), split)));
        return new Subset(name, languages, sources);
    }

    private static void requireSplits(TaskDescriptor descriptor, Subset subset) {
        Set<String> there = new LinkedHashSet<>(subset.splits().keySet());
        descriptor
                .splitsRead()
                .filter(split -> !there.contains(split))
                .findFirst()
                .ifPresent(split -> {
                    throw descriptor
                            .origin()
                            .malformed("subset '" + subset.name() + "' has no split '" + split
                                    + "', which 'evaluate' or 'train'" + " names; there are " + there);
                });
    }
}
