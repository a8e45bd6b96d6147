package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.embedding.model.ModelDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A tiny encoder is given other instructions by being tuned. */
class TrainInstructionsTest {
    private static final String MODEL = Path.of("../embedding-core/src/test/resources/models/tiny-bert")
            .toAbsolutePath()
            .normalize()
            .toString();

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void prepare() throws IOException {
        System.setProperty("embedsmith.data", folder.resolve("data").toString());
        Files.writeString(folder.resolve("train.jsonl"), """
                {"query": "How do I reset it?", "pos": ["Set a new password"], "neg": ["Rain today"]}
                {"query": "When does it open?", "pos": ["It opens at nine"], "neg": ["She reads"]}
                """);
        Files.writeString(folder.resolve("pairs.tsv"), "the bank\ta bank\t1\nthe cat\tred music\t0\n");
    }

    @AfterEach
    void forgetTheFolder() {
        System.clearProperty("embedsmith.data");
    }

    private int train(String output, String data, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--model",
                MODEL,
                "--train",
                folder.resolve(data).toString(),
                "--output",
                folder.resolve(output).toString(),
                "--batch-size",
                "2",
                "--max-steps",
                "1",
                "--threads",
                "1"));
        arguments.addAll(List.of(more));
        CommandLine commands = CommandLineEntry.create();
        commands.setOut(new PrintWriter(new StringWriter(), true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments.toArray(String[]::new));
    }

    @Test
    void theNewModelIsServedWithThem() {
        assertThat(train("tuned", "train.jsonl", "--query-instruction", "ask: "))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);

        Instructions before = ModelDirectory.read(Path.of(MODEL)).instructions();
        assertThat(ModelDirectory.read(folder.resolve("tuned")).instructions())
                .isEqualTo(new Instructions("ask: ", before.passage()))
                .isNotEqualTo(before);
    }

    @Test
    void theyStandInAFileOfSettings() throws IOException {
        Path config = Files.writeString(folder.resolve("train.yaml"), """
                query-instruction: "ask, please: "
                passage-instruction: ""
                """);
        assertThat(train("tuned", "train.jsonl", "--config", config.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);

        assertThat(ModelDirectory.read(folder.resolve("tuned")).instructions())
                .isEqualTo(new Instructions("ask, please: ", ""));
    }

    /** The same dev set, once with the instruction in a prompt and once in the text: the same score. */
    @Test
    void onTheDevSetAPromptGoesBeforeThem() throws IOException {
        Path prompted = dev("prompted.jsonl", "", "\"prompt\": \"red card \", ");
        Path written = dev("written.jsonl", "red card ", "\"prompt\": \"\", ");

        double withPrompt = after("a", "--query-instruction", "music ", "--dev", prompted.toString());
        double inText = after("b", "--query-instruction", "music ", "--dev", written.toString());

        assertThat(withPrompt).isEqualTo(inText);
    }

    private Path dev(String name, String before, String prompt) throws IOException {
        return Files.writeString(folder.resolve(name), """
                {%2$s"query": "%1$sthe bank", "pos": ["a bank"], "neg": ["red", "music", "a cat", "loan", "rate"]}
                {%2$s"query": "%1$sthe cat", "pos": ["a cat"], "neg": ["password", "reset", "account", "card"]}
                {%2$s"query": "%1$sa loan", "pos": ["rate"], "neg": ["sleeps", "the red card"]}
                """.formatted(before, prompt));
    }

    /** What the tuned model reaches on the dev set, as the report has it. */
    private double after(String output, String... more) throws IOException {
        assertThat(train(output, "train.jsonl", more)).as(err.toString()).isEqualTo(ExitCode.DONE);
        return new JsonMapper()
                .readTree(folder.resolve(output + ".run/report.json").toFile())
                .at("/after/ndcg_at_10")
                .asDouble();
    }

    @Test
    void whereThereIsNothingToPutThemBeforeTheyAreRefused() {
        assertThat(train("none", "train.jsonl", "--kind", "reranker", "--query-instruction", "ask: "))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains(
                        "--query-instruction says nothing with kind reranker: a reranker reads query and passage as they are");
        assertThat(train("none", "pairs.tsv", "--passage-instruction", "text: "))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("the texts of labelled pairs are neither");
        assertThat(folder.resolve("none.run")).doesNotExist();
    }
}
