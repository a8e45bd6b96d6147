package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.cli.output.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Over results that are there; nothing is embedded. */
class EvalReportsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        CommandLine commands = CommandLineEntry.create();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    @BeforeEach
    void results() throws IOException {
        for (String model : List.of("first", "second")) {
            Path revision = Files.createDirectories(folder.resolve("results/org__" + model + "/r1"));
            double score = model.equals("first") ? 0.9 : 0.5;
            Files.writeString(revision.resolve("Mine.json"), """
                    {"dataset_revision": "r", "task_name": "Mine", "mteb_version": null, "evaluation_time": 1.0,
                     "scores": {"test": [{"ndcg_at_10": %s, "main_score": %s, "hf_subset": "default",
                       "languages": ["eng-Latn"]}]}}
                    """.formatted(score, score));
            Path items = Files.createDirectories(revision.resolve("items")).resolve("Mine.test.default.jsonl.gz");
            try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(items))) {
                zipped.write(IntStream.range(0, 20)
                        .mapToObj(i -> "{\"id\": \"q" + i + "\", \"scores\": {\"ndcg_at_10\": "
                                + (score + 0.01 * (i % 5 - 2)) + "}}\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare", "report", "advise"})
    void everyCommandExplainsItself(String command) {
        assertThat(run("eval", command, "--help")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("eval " + command).contains("xample");
    }

    @Test
    void modelsAreCompared() throws IOException {
        Path report = folder.resolve("report");

        int code = run(
                "eval", "compare", "first", "org/second", "--results", folder.toString(), "--out", report.toString());

        assertThat(err.toString()).contains("comparison.html");
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).containsPattern("Mine +ndcg_at_10 +0\\.9000 +0\\.5000 +\\+0\\.4000 .* A is better");
        assertThat(Files.readString(report.resolve("comparison.html")))
                .contains("<svg")
                .doesNotContain("<script");
        assertThat(Files.readString(report.resolve("comparison.json"))).contains("\"verdict\" : \"first-better\"");
    }

    @Test
    void aComparisonPrintsJson() {
        assertThat(run("eval", "compare", "first", "second", "--results", folder.toString(), "--json"))
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).startsWith("{").contains("\"pHolm\"").contains("\"q0\"");
    }

    @Test
    void aModelWithoutResultsIsAnsweredWithThoseThereAre() {
        assertThat(run("eval", "compare", "first", "third", "--results", folder.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("third").contains("org/first@r1");
    }

    @Test
    void theLeaderboardIsWrittenInEveryFormat() throws IOException {
        Path report = folder.resolve("report");

        int code =
                run("eval", "report", "--results", folder.toString(), "--out", report.toString(), "--language", "zh");

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).containsPattern("1 +org/first +0\\.9000");
        assertThat(Files.readString(report.resolve("leaderboard.html"))).contains("排行榜", "<svg", "<circle");
        assertThat(Files.readString(report.resolve("leaderboard.csv"))).contains("org/first,1,0.9000,0.9000");
        assertThat(report.resolve("leaderboard.md")).isRegularFile();
        assertThat(report.resolve("leaderboard.json")).isRegularFile();
    }

    @Test
    void aFolderWithoutResultsIsNamed() {
        assertThat(run("eval", "report", "--results", folder.resolve("none").toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("none").contains("--results");
    }

    @Test
    void twoSourcesOfPassagesAreOneTooMany() {
        int code = run("eval", "advise", "--models", "m", "--tasks", "STSB", "--passages", "f", "--collection", "c");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("--passages and --collection");
    }
}
