package io.embedsmith.benchmarks.server;

import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Memory of a process as Linux counts it.
 *
 * @param resident bytes in memory
 * @param anonymous of these, its own: heap, stacks, model weights that were read
 * @param files of these, pages of mapped files (libraries, mapped models), which the system can drop at any time
 * @param peak highest {@code resident} so far
 */
public record ProcessMemory(long resident, long anonymous, long files, long peak) {

    private static final long TARGET_BYTES = 1L << 30;

    /** Of this process. */
    public static ProcessMemory ofThisProcess() {
        return of(ProcessHandle.current().pid());
    }

    /** Of another process of the same user. */
    public static ProcessMemory of(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            List<String> lines = Files.readAllLines(status);
            return new ProcessMemory(
                    bytes(lines, "VmRSS:"),
                    bytes(lines, "RssAnon:"),
                    bytes(lines, "RssFile:") + bytes(lines, "RssShmem:"),
                    bytes(lines, "VmHWM:"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + status + "; memory is measured on Linux only", e);
        }
    }

    private static long bytes(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the kernel does not tell " + key));
    }

    /** What the process keeps from others. */
    public long withoutFiles() {
        return resident - files;
    }

    /** Reports it against the target that every process has. */
    public void check(Report report, String whose) {
        report.target(
                "memory of " + whose + " at most 1 GiB without mapped files: " + line(),
                withoutFiles() <= TARGET_BYTES);
    }

    /** All of it in MiB. */
    public String line() {
        return "resident " + Figures.mebibytes(resident) + " MiB (peak " + Figures.mebibytes(peak) + "), of it "
                + Figures.mebibytes(anonymous) + " its own and " + Figures.mebibytes(files) + " mapped files";
    }
}
