package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.training.data.TrainingFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainDataCommandTest {
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
    void aReportCountsMeasuresAndFindsFaults() throws IOException {
        Path train = write(
                "train.jsonl",
                "{\"query\":\"How?\",\"pos\":[\"So it is done, step by step.\"],\"neg\":[\"Never.\"]}",
                "{\"query\":\"When?\",\"pos\":[\"Now.\"]}");
        Path dev = write("dev.jsonl", "{\"query\":\"Who?\",\"pos\":[\"now\"]}");
        String model =
                ModelFolders.configured().getFirst().resolve("all-minilm-l6-v2").toString();

        int code = run(
                "train-data",
                "report",
                "--input",
                train.toString(),
                "--dev",
                dev.toString(),
                "--model",
                model,
                "--passage-tokens",
                "8");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.PARTLY);
        assertThat(out.toString())
                .contains("2      examples", "1      examples without hard negatives")
                // so it is done , step by step . with [CLS] and [SEP]
                .containsPattern("passages +3 +4 +\\d+ +11 +8 +1")
                .contains("FAULT: 1 positives of the dev set are also trained on", "    now")
                .contains("Some of this spoils the result.");
    }

    @Test
    void aReportOfPairsIsAlsoJson() throws IOException {
        Path pairs = write("pairs.tsv", "a\tb\t1", "c\td\t0");

        assertThat(run("train-data", "report", "--pairs", "--json", "--input", pairs.toString()))
                .isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("\"pairs\" : 2").contains("\"findings\" : [ ]");
    }

    @Test
    void aSplitCanBeReadAgain() throws IOException {
        Path pairs = write("pairs.tsv", "a\tb\t1", "b\tc\t0", "d\te\t0.5", "f\tg\t1");
        Path train = folder.resolve("a.jsonl");
        Path dev = folder.resolve("b.jsonl");

        int code = run(
                "train-data",
                "split",
                "--pairs",
                "--input",
                pairs.toString(),
                "--dev-share",
                "0.25",
                "--train-output",
                train.toString(),
                "--dev-output",
                dev.toString());

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains(train + ": 3 to train on").contains(dev + ": 1 to measure on");
        assertThat(TrainingFiles.pairs(train)).hasSize(3);
        assertThat(TrainingFiles.pairs(pairs))
                .containsAll(TrainingFiles.pairs(train))
                .containsAll(TrainingFiles.pairs(dev));
    }

    @Test
    void whatCannotBeSplitIsExplained() throws IOException {
        Path train = write("train.jsonl", "{\"query\":\"q\",\"pos\":[\"p\"]}");

        int code = run(
                "train-data",
                "split",
                "--input",
                train.toString(),
                "--train-output",
                folder.resolve("a.jsonl").toString(),
                "--dev-output",
                folder.resolve("b.jsonl").toString());

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("No part of 1 examples can be taken away at a share of 0.1");
        assertThat(folder.resolve("a.jsonl")).doesNotExist();
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }
}
