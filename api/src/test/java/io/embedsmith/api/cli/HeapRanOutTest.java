package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.EmbedsmithMain;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.embedding.model.ModelFolders;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in a heap that their data does not fit in. */
class HeapRanOutTest {
    private static final Path MODEL = ModelFolders.configured().getFirst().resolve("all-minilm-l6-v2");
    private static final int HEAP_MIB = 64;

    @TempDir
    private Path folder;

    @Test
    void trainingSaysHowMuchThereWasAndWhatToLower() throws Exception {
        String said = run("train", "--train", examples(), "--output", "tuned");

        assertThat(said)
                .contains("Memory of 'train' ran out: its heap has ", " MiB (Java heap space)")
                .contains("EMBEDSMITH_HEAP=1g", "train on fewer or shorter examples")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("tuned")).doesNotExist();
    }

    @Test
    void miningSaysItToo() throws Exception {
        String said = run("mine", "--input", examples(), "--output", "mined.jsonl");

        assertThat(said)
                .contains("Memory of 'mine' ran out", "EMBEDSMITH_HEAP=1g", "fewer --candidates")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("mined.jsonl")).doesNotExist();
    }

    @Test
    void whatAThreadDiedOfIsFoundBehindItsFailure() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");

        assertThat(HeapRanOut.behind(new IllegalStateException(new CompletionException(error))))
                .containsSame(error);
        assertThat(HeapRanOut.behind(new IllegalStateException("heap"))).isEmpty();
    }

    /** More than the heap holds. */
    private String examples() throws IOException {
        Path file = folder.resolve("examples.jsonl");
        String passage = "word ".repeat(200);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 2 * HEAP_MIB * 1_024; i++) {
                out.write("{\"query\": \"q" + i + "\", \"pos\": [\"" + i + passage + "\"], \"neg\": []}\n");
            }
        }
        return file.toString();
    }

    /** What a process of its own says on standard error. */
    private String run(String command, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                EmbedsmithMain.class.getName(),
                command,
                "--model",
                MODEL.toString()));
        line.addAll(List.of(arguments));
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile());
        builder.environment().put("EMBEDSMITH_DATA", folder.toString());
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.FAILED);
        return Files.readString(err);
    }
}
