package io.embedsmith.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program in a process of its own, so that its memory and its cold start are its own too.
 *
 * @param environment variables beside those of this process
 */
public record ChildProcess(List<String> command, Map<String, String> environment) {

    public ChildProcess {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** With the environment of this process. */
    public ChildProcess(List<String> command) {
        this(command, Map.of());
    }

    /**
     * A class of the benchmarks with a {@code main}, on a JVM like this one.
     *
     * @param options of the JVM
     */
    public static ChildProcess java(Class<?> program, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new ChildProcess(command);
    }

    /** The same with more variables. */
    public ChildProcess with(Map<String, String> variables) {
        return new ChildProcess(command, variables);
    }

    /** The last line that it prints, once it has ended well. */
    public String lastLine() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    command.getFirst() + " ended with " + process.exitValue() + "; standard error says why");
        }
        if (said.isEmpty()) {
            throw new IllegalStateException(command.getFirst() + " printed nothing");
        }
        return said.lines().toList().getLast();
    }
}
