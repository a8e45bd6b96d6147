package io.embedsmith.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a number was measured: without it, the number says nothing.
 *
 * @param loadAverage of the last minute; far above 0 at the start, others used the machine too
 */
public record Machine(
        String processor, int cores, long memoryBytes, String operatingSystem, String jdk, double loadAverage) {

    /** The machine that this process runs on. */
    public static Machine current() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                value(Path.of("/proc/cpuinfo"), "model name", ':', System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(),
                value(Path.of("/etc/os-release"), "PRETTY_NAME", '=', System.getProperty("os.name")),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                system.getSystemLoadAverage());
    }

    /** Value of the first line that starts with the key; {@code otherwise} where the system has no such file. */
    private static String value(Path file, String key, char separator, String otherwise) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(key) && line.indexOf(separator) >= 0)
                    .map(line ->
                            line.substring(line.indexOf(separator) + 1).strip().replace("\"", ""))
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    /** One line. */
    public String line() {
        return processor + ", " + cores + " cores, " + Math.round(memoryBytes / (double) (1 << 30)) + " GiB, "
                + operatingSystem + ", JDK " + jdk + ", load average at the start " + Figures.decimals(loadAverage, 2);
    }
}
