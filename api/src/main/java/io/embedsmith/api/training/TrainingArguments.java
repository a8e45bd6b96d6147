package io.embedsmith.api.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the command {@code train} is given. Paths are relative to the training's folder: they stand in the report.
 *
 * @param taskFiles of the operator
 */
record TrainingArguments(TrainingWish wish, List<Path> taskFiles) {
    /** Reports in all languages, the first without its name in those of the files. */
    private static final String LANGUAGES = "EN,ZH";

    List<String> of(TrainingFolder folder) {
        TrainingInput input = TrainingInput.in(folder.input());
        List<String> arguments = new ArrayList<>(List.of(
                "--model",
                wish.model(),
                "--kind",
                wish.kind().label(),
                "--train",
                input.train().stream()
                        .map(file -> folder.relative(file).toString())
                        .collect(Collectors.joining(",")),
                "--output",
                folder.relative(folder.output()).toString(),
                "--language",
                LANGUAGES));
        input.development()
                .ifPresent(file ->
                        arguments.addAll(List.of("--dev", folder.relative(file).toString())));
        // One argument each: a value that begins with a dash or an @ is a text like any other.
        wish.options().forEach((name, value) -> arguments.add("--" + name + "=" + text(value)));
        taskFiles.forEach(file ->
                arguments.addAll(List.of("--task-file", file.toAbsolutePath().toString())));
        return arguments;
    }

    private static String text(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }
}
