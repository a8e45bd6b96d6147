package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.testing.Api;
import io.embedsmith.embedding.model.ModelFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A bundled model is calibrated as a user has it calibrated. */
class CalibrateCommandTest {
    private static final String MODEL =
            ModelFolders.configured().getFirst().resolve("all-minilm-l6-v2").toString();
    private static final String RERANKER = Api.RERANKERS.resolve(Api.RERANKER).toString();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void prepare() throws IOException {
        System.setProperty("embedsmith.data", folder.resolve("data").toString());
        Files.writeString(folder.resolve("pairs.tsv"), """
                How do I reset my password?\tWays to set a new password\t1
                When does the bank open?\tOpening hours of the bank\t1
                What is a share?\tA share is a part of a company\t1
                How do I reset my password?\tOpening hours of the bank\t0
                When does the bank open?\tA share is a part of a company\t0
                What is a share?\tWays to set a new password\t0
                """);
    }

    @AfterEach
    void forgetTheFolder() {
        System.clearProperty("embedsmith.data");
    }

    private int calibrate(String... arguments) {
        CommandLine commands = CommandLineEntry.create();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(
                Stream.concat(Stream.of("calibrate"), Stream.of(arguments)).toArray(String[]::new));
    }

    private String pairs() {
        return folder.resolve("pairs.tsv").toString();
    }

    @Test
    void aThresholdTellsPairsApartAndIsKeptBesideTheModel() throws IOException {
        Path model = copied(Path.of(MODEL));

        assertThat(calibrate("--model", model + "/", "--input", pairs(), "--precision", "0.9", "--save"))
                .isEqualTo(ExitCode.DONE);

        assertThat(out.toString())
                .containsPattern(
                        "threshold 0\\.\\d+ for a precision of at least 0\\.9: precision 1\\.000, recall 1\\.000")
                .contains("a positive scores above a negative with a chance of 1.000");
        assertThat(err.toString()).contains("wrote " + model.resolve("calibration.json"));
        JsonNode saved = JsonMapper.builder()
                .build()
                .readTree(model.resolve("calibration.json").toFile());
        assertThat(saved.path("score").asText()).isEqualTo("cosine");
        assertThat(saved.path("threshold").asDouble()).isBetween(0.3, 0.9);

        out.getBuffer().setLength(0);
        assertThat(calibrate("--model", model + "/")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("for a precision of at least 0.9 on pairs.tsv");
    }

    /** The parts of a directory that say what it is; the weights are linked, not copied. */
    private Path copied(Path model) throws IOException {
        Path copy = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(model.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.createSymbolicLink(target, file.toAbsolutePath());
            }
        }
        return copy;
    }

    @Test
    void queriesWithPassagesAndARerankerAreAlsoCalibrated() throws IOException {
        Files.writeString(folder.resolve("dev.jsonl"), """
                {"query":"What is a share?","pos":["A share is a part of a company"],"neg":["Cats purr."]}
                {"query":"When does the bank open?","pos":["Opening hours of the bank"],"neg":["Dogs bark."]}
                """);
        Path report = folder.resolve("report");

        assertThat(calibrate(
                        "--model",
                        MODEL,
                        "--reranker",
                        RERANKER,
                        "--input",
                        folder.resolve("dev.jsonl").toString(),
                        "--recall",
                        "1",
                        "--out",
                        report.toString(),
                        "--json"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);

        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.at("/scores/positives/count").asInt()).isEqualTo(2);
        assertThat(json.at("/scores/negatives/count").asInt()).isEqualTo(6);
        assertThat(json.at("/threshold/recall").asDouble()).isEqualTo(1);
        assertThat(report.resolve("calibration.html")).content().contains("<svg", "tiny-bert-reranker");
        assertThat(report.resolve("calibration.md")).content().contains("dev.jsonl");
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(report.resolve("calibration.json").toFile()))
                .isEqualTo(json);
    }

    @Test
    void whatCannotBeIsToldInASentence() throws IOException {
        Files.writeString(folder.resolve("sts.tsv"), "a cat\tthe cat\t4.5\na dog\ta bond\t0\n");
        Files.writeString(folder.resolve("alike.tsv"), "a cat\tthe cat\t1\n");
        String sts = folder.resolve("sts.tsv").toString();

        assertThat(calibrate("--input", pairs())).isEqualTo(ExitCode.FAILED);
        assertThat(calibrate("--model", MODEL, "--input", sts)).isEqualTo(ExitCode.FAILED);
        assertThat(calibrate("--model", MODEL, "--input", sts, "--positive-from", "4"))
                .isEqualTo(ExitCode.DONE);
        assertThat(calibrate(
                        "--model", MODEL, "--input", folder.resolve("alike.tsv").toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(calibrate("--model", MODEL, "--input", pairs(), "--precision", "2"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(calibrate("--model", MODEL, "--input", pairs(), "--precision", "1", "--recall", "1"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(calibrate("--reranker", MODEL, "--input", pairs())).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString())
                .contains("No model is named", "A pair has the label 4.5, neither 0 nor 1")
                .contains("There is no score of a negative", "The precision asked for is 2.0")
                .contains("mutually exclusive", "is an encoder, which gives vectors, not the scores of pairs");
    }
}
