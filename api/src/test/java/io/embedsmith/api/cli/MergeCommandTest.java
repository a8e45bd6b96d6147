package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Bundled models, merged as a user does it. */
class MergeCommandTest {
    private static final Path MODELS = ModelFolders.configured().getFirst();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = CommandLineEntry.create();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    @Test
    void aMergedModelCanBeServed() {
        Path merged = folder.resolve("merged");

        int code = run(
                "merge",
                "--models",
                MODELS.resolve("bge-small-zh-v1.5").toString(),
                "--base",
                MODELS.resolve("bge-small-zh-v1.5").toString(),
                "--method",
                "task_arithmetic",
                "--coefficients",
                "1",
                "--output",
                merged.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("task_arithmetic lambda=1.0").contains(merged.toString());
        ModelDirectory.read(merged).verify();
    }

    @Test
    void modelsThatDoNotFitAreExplained() {
        int code = run(
                "merge",
                "--models",
                MODELS.resolve("bge-small-en-v1.5") + "," + MODELS.resolve("all-minilm-l6-v2"),
                "--output",
                folder.resolve("merged").toString());

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("Models disagree on their pooling")
                .contains("'CLS'")
                .contains("'MEAN'");
        assertThat(folder.resolve("merged")).doesNotExist();
    }

    @Test
    void coefficientsMustSumToOneUnlessAsked() {
        int code = run(
                "merge",
                "--models",
                "./a,./b",
                "--coefficients",
                "0.5,0.6",
                "--output",
                folder.resolve("m").toString());

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("1.1").contains("--normalize").contains("--any-sum");
    }

    @Test
    void aMergeNeedsModelsAndAFolderForTheResult() {
        assertThat(run("merge", "--models", "a,b")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--output=DIR").contains("sweep");
    }

    @Test
    void examplesSayHowMuchEachModelCounts() throws IOException {
        String model = MODELS.resolve("bge-small-zh-v1.5").toString();
        Path twin = folder.resolve("twin");
        run("merge", "--models", model, "--base", model, "--method", "ties", "--output", twin.toString());
        Path examples = folder.resolve("few.jsonl");
        Files.writeString(examples, """
                {"query": "怎样重置密码", "pos": ["忘记密码后如何找回"], "neg": ["今天天气很好"]}
                {"query": "贷款利率", "pos": ["借款的利息怎么算"], "neg": ["他在弹钢琴"]}
                """);
        Path merged = folder.resolve("merged");

        int code = run(
                "merge",
                "--models",
                model + "," + twin,
                "--examples",
                examples.toString(),
                "--output",
                merged.toString());

        // The twin has the same numbers, so the same loss.
        assertThat(code).as(err.toString()).isEqualTo(ExitCode.DONE);
        assertThat(err.toString()).contains("COEFFICIENT").contains("0.5000");
        assertThat(ModelDirectory.read(merged).manifest().lineage().mergeCoefficients())
                .containsValue(0.5);
    }

    @Test
    void onlyOneThingSaysHowMuchModelsCount() {
        assertThat(run(
                        "merge",
                        "--models",
                        "./a,./b",
                        "--method",
                        "uniform-soup",
                        "--coefficients",
                        "1,0",
                        "--output",
                        "x"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("give one of them");
        assertThat(run("merge", "--models", "./a,./b", "--dev", "BQ", "--output", "x"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("--dev is for greedy-soup");
        assertThat(run("merge", "--models", "./a,./b", "--method", "stew", "--output", "x"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'stew' is no method").contains("greedy_soup");
    }
}
