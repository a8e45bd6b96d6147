package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.embedding.model.ModelFolders;
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

/** A step on a small encoder: what is said of the data before it, and what the report makes of the dev set. */
class TrainEncoderTest {
    private static final String ENCODER =
            ModelFolders.configured().getFirst().resolve("all-minilm-l6-v2").toString();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void setTheFolder() {
        System.setProperty("embedsmith.data", folder.resolve("data").toString());
    }

    @AfterEach
    void forgetTheFolder() {
        System.clearProperty("embedsmith.data");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int train(Path data, String output, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "--model", ENCODER, "--train", data.toString()));
        arguments.addAll(List.of("--output", folder.resolve(output).toString()));
        arguments.addAll(List.of("--batch-size", "2", "--max-steps", "1", "--threads", "1"));
        arguments.addAll(List.of(more));
        CommandLine commands = CommandLineEntry.create();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments.toArray(String[]::new));
    }

    private JsonNode report(String output) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve(output + ".run/report.json").toFile());
    }

    private String markdown(String output) throws IOException {
        return Files.readString(folder.resolve(output + ".run/report.md"));
    }

    @Test
    void gradesOfADevSetAreCutInTheMiddle() throws IOException {
        Path pairs = write("grades.tsv", """
                A man plays a guitar.\tA person plays music.\t4.5
                A dog runs.\tThe stock fell.\t1
                A cat sleeps.\tA cat is asleep.\t5
                It rains.\tA woman cooks.\t1.2
                """);

        assertThat(train(pairs, "tuned", "--dev", pairs.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);

        assertThat(report("tuned").path("positiveFrom").asDouble()).isEqualTo(3);
        assertThat(report("tuned").at("/after/auc").asDouble()).isEqualTo(1);
        assertThat(markdown("tuned")).contains("Pairs with a label of 3.0000 or more count as belonging together");
    }

    @Test
    void aDevSetInWhichAllBelongTogetherStillHasAReport() throws IOException {
        Path pairs = write("likes.tsv", """
                A man plays a guitar.\tA person plays music.\t0.8
                A cat sleeps.\tA cat is asleep.\t1
                """);

        assertThat(train(pairs, "tuned", "--dev", pairs.toString(), "--positive-from", "0.5"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);

        JsonNode after = report("tuned").path("after");
        assertThat(after.has("threshold")).isFalse();
        assertThat(after.path("noDistributions").asText()).contains("Everything in the dev set belongs together");
        assertThat(after.has("cosine_spearman")).isTrue();
        // Two pairs say nothing about chance, and the model is not lost for it.
        assertThat(report("tuned").at("/comparison/tasks")).isEmpty();
        assertThat(err.toString()).contains("The report compares no items of the dev set");
        assertThat(markdown("tuned")).contains("After: no distributions and no threshold.");
        assertThat(folder.resolve("tuned.run/report.html")).content().contains("Before: no distributions");
    }

    @Test
    void aDevSetWithoutAnUnjudgedPassageStillHasAReport() throws IOException {
        Path examples = write("examples.jsonl", """
                {"query": "capital of China", "pos": ["Beijing is a city.", "The capital is Beijing."]}
                {"query": "a green fruit", "pos": ["Limes are green."]}
                """);
        Path dev = write("dev.jsonl", """
                {"query": "who wrote it", "pos": ["A poet did.", "It was written by a poet."]}
                """);

        assertThat(train(examples, "tuned", "--dev", dev.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);

        assertThat(report("tuned").at("/after/noDistributions").asText()).contains("every passage near a query");
        assertThat(report("tuned").at("/after/ndcg_at_10").asDouble()).isEqualTo(1);
    }

    @Test
    void whatIsWrongWithTheDataIsToldBeforeTheFirstStepAndInTheReport() throws IOException {
        Path examples = write("examples.jsonl", """
                {"query": "capital of China", "pos": ["Beijing is a city."], "neg": ["Paris is a city."]}
                {"query": "a green fruit", "pos": ["Limes are green."], "neg": ["Coal is black."]}
                {"query": "fast animal", "pos": ["The cheetah runs."]}
                """);
        Path dev = write("dev.jsonl", """
                {"query": "Capital of China?", "pos": ["It is Beijing."], "neg": ["It is Rome."]}
                """);

        assertThat(train(
                        examples,
                        "tuned",
                        "--dev",
                        dev.toString(),
                        "--query-max-len",
                        "4",
                        "--passage-max-len",
                        "4096"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);

        assertThat(err.toString())
                .contains("Texts are cut at 256 tokens, the most that all-minilm-l6-v2 takes")
                .contains("Groups of 2 passages: nine of ten examples with hard negatives have 1 or more.")
                .contains("1 of 3 examples have none and are left out; mine some for them")
                .contains(
                        "66.7% of the queries are longer than 4 tokens and are cut; half have 5 or less, the longest 5.")
                .contains(
                        "Warning: 1 queries of the dev set are also trained on; take them out of one; such as 'Capital of")
                .contains("Warning: 1 examples have no hard negative, though others have");
        assertThat(report("tuned").at("/data/findings"))
                .extracting(finding -> finding.path("kind").asText())
                .contains("leaked-query", "no-negative");
        assertThat(report("tuned").at("/data/tokens/passages/limit").asInt()).isEqualTo(256);
        assertThat(markdown("tuned")).contains("## What was trained on", "queries of the dev set are also trained on");
        assertThat(folder.resolve("tuned.run/report.html")).content().contains("What was trained on");
    }

    @Test
    void aLossThatIsAlwaysZeroIsRefusedAndBindsNobody() throws IOException {
        Path examples = write("examples.jsonl", """
                {"query": "capital of China", "pos": ["Beijing is a city."]}
                {"query": "a green fruit", "pos": ["Limes are green."]}
                """);

        assertThat(train(examples, "tuned", "--loss", "group")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("it would always be 0; give examples negatives");
        assertThat(train(examples, "tuned", "--batch-size", "1")).isNotEqualTo(ExitCode.DONE);

        assertThat(train(examples, "tuned")).as(err.toString()).isEqualTo(ExitCode.DONE);
    }
}
