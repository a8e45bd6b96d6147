package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelFolders;
import java.io.PrintWriter;
import java.io.StringWriter;
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
}
