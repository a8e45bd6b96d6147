package io.embedsmith.embedding.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A name for the processor that numbers were measured on. */
public final class Machine {
    private Machine() {}

    /** Its processor's name, and how many of it there are. */
    public static String describe() {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors";
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch", "unknown"));
        } catch (IOException e) {
            return System.getProperty("os.arch", "unknown"); // no such file outside Linux
        }
    }
}
