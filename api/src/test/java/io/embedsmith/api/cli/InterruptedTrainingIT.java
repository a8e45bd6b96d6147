package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command, killed and without room, on a model of a few kilobytes. */
@Timeout(240)
class InterruptedTrainingIT {
    private static final Path MODEL = Path.of("../embedding-core/src/test/resources/models/tiny-bert")
            .toAbsolutePath()
            .normalize();
    private static final int STEPS = 1_200;

    /** A file system of some KiB that only the command sees; what is left on it at the end is copied to the side. */
    private static final String ON_A_SMALL_DISK = """
            set -e
            mkdir -p small kept
            mount -t tmpfs -o size=$1k tmpfs small
            shift
            "$@" && code=0 || code=$?
            cp -a small/. kept/
            exit $code
            """;

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void prepare() throws IOException {
        program = new Program(folder, Map.of());
        Files.writeString(folder.resolve("train.jsonl"), """
                {"query": "a b", "pos": ["c d"], "neg": ["e f"]}
                {"query": "g h", "pos": ["i j"], "neg": ["k l"]}
                {"query": "m n", "pos": ["o p"], "neg": ["q r"]}
                {"query": "s t", "pos": ["u v"], "neg": ["w x"]}
                """);
    }

    private static List<String> train(Path output, int steps, int save) {
        return List.of(
                "train",
                "--model",
                MODEL.toString(),
                "--train",
                "train.jsonl",
                "--output",
                output.toString(),
                "--batch-size",
                "2",
                "--epochs",
                String.valueOf(steps),
                "--max-steps",
                String.valueOf(steps),
                "--save-steps",
                String.valueOf(save),
                "--threads",
                "1");
    }

    private Process begin(List<String> before, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(Pattern.compile(" ").splitAsStream(program.commandLine()).toList());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("EMBEDSMITH_DATA", folder.toString());
        return builder.start();
    }

    @Test
    void aRunThatWasKilledGoesOnWithTheSameCommandToTheSameModel() throws Exception {
        Path cut = Path.of("cut");
        Process process = begin(List.of(), train(cut, STEPS, 50));
        try {
            Path curve = folder.resolve("cut.run/steps.jsonl");
            while (lines(curve) < 120) {
                assertThat(process.isAlive())
                        .as(Files.readString(folder.resolve("log")))
                        .isTrue();
                Thread.sleep(5);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue()).isEqualTo(137);
        assertThat(folder.resolve("cut")).doesNotExist();

        Program.Outcome goneOn = program.run(train(cut, STEPS, 50).toArray(String[]::new));
        assertThat(goneOn.code()).as(goneOn.err()).isEqualTo(ExitCode.DONE);
        assertThat(goneOn.err()).containsPattern("goes on after step [0-9,]+, where a checkpoint is");
        assertThat(lines(folder.resolve("cut.run/steps.jsonl"))).isEqualTo(STEPS);

        Program.Outcome whole = program.run(train(Path.of("whole"), STEPS, 50).toArray(String[]::new));
        assertThat(whole.code()).as(whole.err()).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("cut/model.safetensors"))
                .hasSameBinaryContentAs(folder.resolve("whole/model.safetensors"));
        assertThat(folder.resolve("cut/model.safetensors").toFile().length()).isGreaterThan(10_000);
    }

    /** Room for one checkpoint, and not for the next beside it. */
    @Test
    void aFullDiskIsSaidAndTheLastCheckpointStays() throws Exception {
        Path output = Path.of("small/tuned");
        Process process =
                begin(List.of("unshare", "-Urm", "sh", "-c", ON_A_SMALL_DISK, "sh", "560"), train(output, 40, 10));
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        String log = Files.readString(folder.resolve("log"));

        assertThat(process.exitValue()).as(log).isNotZero();
        assertThat(log)
                .contains("checkpoint.safetensors", "No space left on device", "make room")
                .doesNotContain("bug");
        try (Stream<Path> kept = Files.list(folder.resolve("kept/tuned.run"))) {
            assertThat(kept.map(path -> path.getFileName().toString()))
                    .contains("checkpoint.safetensors", "run.json", "steps.jsonl")
                    .noneMatch(name -> name.endsWith(".tmp"));
        }

        // With room, the run goes on from there, and ends as one that never was short of it.
        Program.Outcome goneOn =
                program.run(train(Path.of("kept/tuned"), 40, 10).toArray(String[]::new));
        assertThat(goneOn.code()).as(goneOn.err()).isEqualTo(ExitCode.DONE);
        assertThat(goneOn.err()).contains("goes on after step 10, where a checkpoint is");
        program.run(train(Path.of("whole"), 40, 10).toArray(String[]::new));
        assertThat(folder.resolve("kept/tuned/model.safetensors"))
                .hasSameBinaryContentAs(folder.resolve("whole/model.safetensors"));
    }

    private static long lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }
}
