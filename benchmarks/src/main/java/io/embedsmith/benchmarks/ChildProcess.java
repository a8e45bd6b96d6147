package io.embedsmith.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program in a process of its own, so that its memory and its cold start are its own too. */
public record ChildProcess(List<String> command) {

    public ChildProcess {
        command = List.copyOf(command);
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

    /** The last line that it prints, once it has ended well. */
    public String lastLine() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    command.getFirst() + " ended with " + process.exitValue() + "; standard error says why");
        }
        return said.lines().toList().getLast();
    }
}
