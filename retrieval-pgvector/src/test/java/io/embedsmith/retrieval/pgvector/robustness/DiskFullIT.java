package io.embedsmith.retrieval.pgvector.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullIT {
    @TempDir
    Path directory;

    @Test
    void fullDiskIsSaidAndLosesNothing() throws IOException, InterruptedException {
        Path small = Files.createDirectory(directory.resolve("small"));
        Process process = new ProcessBuilder(
                        "unshare",
                        "-Urm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=60m tmpfs \"$1\" && shift && exec \"$@\"",
                        "sh",
                        small.toString(),
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx384m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DiskFullProcess.class.getName(),
                        directory.resolve("data").toString(),
                        small.toString())
                .redirectErrorStream(true)
                .start();
        List<String> output =
                process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
        assertThat(output).contains("disk-full", "found [first#0]", "found [second#0]");
    }
}
