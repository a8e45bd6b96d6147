package io.embedsmith.api.training;

import io.embedsmith.api.EmbedsmithMain;
import io.embedsmith.api.config.EmbedsmithConfig;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the command {@code train} is started as a child: with the classes and the configuration of the server, less what it has
 * no business with, such as passwords.
 */
public record TrainingProgram(EmbedsmithConfig config) {
    /** The command's option that has it end with the server. */
    public static final String SUPERVISED = "--supervised";

    /** @param arguments behind the word {@code train} */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                // Searches go first.
                "nice",
                "-n",
                "10",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + config.training().heapMib() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(settings());
        command.addAll(List.of("-cp", classPath(), EmbedsmithMain.class.getName(), "train", SUPERVISED));
        command.addAll(arguments);
        config.training().threads().ifPresent(threads -> command.addAll(List.of("--threads", String.valueOf(threads))));
        return command;
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>();
        settings.add("-Dembedsmith.data=" + config.data().toAbsolutePath());
        config.models()
                .folders()
                .ifPresent(folders -> settings.add("-Dembedsmith.models.folders="
                        + folders.stream()
                                .map(folder ->
                                        folder.toAbsolutePath().toString().replace(",", "\\,"))
                                .collect(Collectors.joining(","))));
        settings.add("-Dembedsmith.models.memory-mib=" + config.models().memoryMib());
        config.models().threads().ifPresent(threads -> settings.add("-Dembedsmith.models.threads=" + threads));
        settings.add(
                "-Dembedsmith.evaluation.data=" + config.evaluation().data().toAbsolutePath());
        settings.add("-Dembedsmith.evaluation.cache-mib=" + config.evaluation().cacheMib());
        return settings;
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
