package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.testing.SampleTasks;
import io.embedsmith.embedding.model.ModelFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A reranker is made of a small encoder, and then tuned further; what came of it is told. */
class TrainRerankerTest {
    private static final String ENCODER =
            ModelFolders.configured().getFirst().resolve("all-minilm-l6-v2").toString();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void prepare() throws IOException {
        System.setProperty("embedsmith.data", folder.resolve("data").toString());
        Files.writeString(folder.resolve("train.jsonl"), """
                {"query": "How do I reset my password?", "pos": ["Set a new password"], "neg": ["Rain today"]}
                {"query": "When does the bank open?", "pos": ["It opens at nine"], "neg": ["She reads"]}
                """);
        Files.writeString(folder.resolve("dev.jsonl"), """
                {"query": "I forgot my password", "pos": ["Set a new password"], "neg": ["My password is long"]}
                {"query": "opening hours", "pos": ["It opens at nine"], "neg": ["The opening took hours", "A bank"]}
                """);
    }

    @AfterEach
    void forgetTheFolder() {
        System.clearProperty("embedsmith.data");
    }

    private void train(String model, String output, String... more) {
        assertThat(run(model, output, more)).as(err.toString()).isEqualTo(ExitCode.DONE);
    }

    private int run(String model, String output, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--kind",
                "reranker",
                "--model",
                model,
                "--output",
                folder.resolve(output).toString()));
        arguments.addAll(List.of("--train", folder.resolve("train.jsonl").toString()));
        arguments.addAll(List.of("--batch-size", "1", "--group-size", "2", "--passage-max-len", "32"));
        arguments.addAll(List.of("--max-steps", "2", "--eval-steps", "1", "--threads", "1"));
        arguments.addAll(List.of(more));
        CommandLine commands = CommandLineEntry.create();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments.toArray(String[]::new));
    }

    @Test
    void theReportComparesTheOrderBeforeWithTheOneAfter() throws IOException {
        String dev = folder.resolve("dev.jsonl").toString();
        train(ENCODER, "first", "--dev", dev, "--dev-depth", "4");

        assertThat(folder.resolve("first.run/start")).doesNotExist();
        JsonNode report = report("first");
        assertThat(report.path("base").asText()).isEqualTo("all-minilm-l6-v2");
        // What the run measured on libtorch at its best step is what the model gives as it is served.
        assertThat(report.at("/after/ndcg_at_10").asDouble()).isCloseTo(best("first"), within(1e-5));
        assertThat(report.at("/after").has("mrr_at_3")).isTrue();
        assertThat(report.at("/after").has("recall_at_3")).isTrue();
        // The reranker reads four passages: nothing can be found beyond.
        assertThat(report.at("/after").has("recall_at_5")).isFalse();
        assertThat(report.at("/comparison/tasks/0/task").asText()).isEqualTo("dev");
        assertThat(report.at("/settings/seed").asText()).isEqualTo("42");
        assertThat(report.at("/settings/libtorch").asText()).matches("\\d+\\.\\d+\\.\\d+\\S*, \\S+");
        assertThat(report.at("/settings/java").asText())
                .contains(Runtime.version().toString());
        assertThat(report.at("/settings/processor").asText()).endsWith(" processors");
        assertThat(folder.resolve("first.run/report.html")).content().contains("<svg", "opening hours");
        assertThat(folder.resolve("first.run/report.md"))
                .content()
                .contains("all-minilm-l6-v2+first", "embedsmith train --kind reranker");

        train(folder.resolve("first") + "/", "second", "--dev", dev, "--dev-depth", "4", "--dev-encoder", ENCODER);
        JsonNode further = report("second");
        assertThat(further.at("/before/ndcg_at_10")).isEqualTo(report.at("/after/ndcg_at_10"));
        assertThat(folder.resolve("second.run/report.md")).content().contains("all-minilm-l6-v2+second");
    }

    @Test
    void withoutADevSetTheReportHasTheCurves() throws IOException {
        train(ENCODER, "blind");

        assertThat(report("blind").has("after")).isFalse();
        assertThat(folder.resolve("blind.run/report.html")).content().contains("Gradient norm");
        assertThat(folder.resolve("blind.run/start")).doesNotExist();
    }

    @Test
    void tasksAndGuardsAreMeasuredBeforeAndAfter() throws IOException {
        SampleTasks.write(folder.resolve("tasks"));
        String answers = folder.resolve("tasks/OwnAnswers.yaml").toString();
        String choices = SampleTasks.choices(folder).toString();
        String[] tasks = {
            "--tasks", "OwnAnswers", "--guards", "OwnChoices", "--task-file", answers, "--task-file", choices
        };

        train(ENCODER, "first", with(tasks, "--dev-depth", "3"));

        JsonNode report = report("first");
        assertThat(report.has("after")).isFalse();
        assertThat(report.at("/comparison/tasks"))
                .extracting(task -> task.path("task").asText())
                .containsExactly("OwnAnswers", "OwnChoices");
        for (JsonNode task : report.at("/comparison/tasks")) {
            String name = task.path("task").asText();
            // What 'eval' gives for the encoder alone, and with the reranker behind it.
            assertThat(task.at("/second/value").asDouble()).isCloseTo(eval(name, answers, choices), within(1e-5));
            assertThat(task.at("/first/value").asDouble())
                    .isCloseTo(
                            eval(name, answers, choices, "--reranker", folder.resolve("first") + "/", "--depth", "3"),
                            within(1e-5));
        }
        assertThat(folder.resolve("first.run/report.md")).content().contains("OwnAnswers", "OwnChoices");

        String tuned = folder.resolve("first") + "/";
        assertThat(run(tuned, "second", tasks)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("a reranker, which finds nothing by itself", "--dev-encoder");
        train(tuned, "second", with(tasks, "--dev-encoder", ENCODER, "--dev-depth", "3"));
        assertThat(report("second").at("/comparison/tasks/0/second/value"))
                .isEqualTo(report.at("/comparison/tasks/0/first/value"));
    }

    @Test
    void anOptionOfEncodersIsRefused() {
        assertThat(run(ENCODER, "none", "--query-max-len", "64")).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("--query-max-len says nothing with kind reranker", "--passage-max-len");
        assertThat(folder.resolve("none.run")).doesNotExist();
    }

    @Test
    void aTaskWithoutQueriesIsRefusedBeforeTraining() throws IOException {
        SampleTasks.write(folder.resolve("tasks"));
        String pairs = folder.resolve("tasks/OwnPairs.yaml").toString();

        assertThat(run(ENCODER, "none", "--guards", "OwnPairs", "--task-file", pairs))
                .isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("OwnPairs is of type STS", "Name tasks of type Retrieval or Reranking");
        assertThat(folder.resolve("none.run")).doesNotExist();
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    /** The main score that {@code eval} prints of the last system. */
    private double eval(String task, String answers, String choices, String... more) throws IOException {
        StringWriter printed = new StringWriter();
        CommandLine commands = CommandLineEntry.create();
        commands.setOut(new PrintWriter(printed, true));
        commands.setErr(new PrintWriter(err, true));
        String[] arguments = {
            "eval",
            "--json",
            "--model",
            ENCODER,
            "--tasks",
            task,
            "--task-file",
            answers,
            "--task-file",
            choices,
            "--out",
            folder.resolve("eval").toString()
        };
        assertThat(commands.execute(with(arguments, more))).as(err.toString()).isEqualTo(ExitCode.DONE);
        JsonNode rows = JsonMapper.builder().build().readTree(printed.toString());
        return rows.get(rows.size() - 1).path("score").asDouble();
    }

    private JsonNode report(String model) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve(model + ".run/report.json").toFile());
    }

    /** What the weights that are kept scored. */
    private double best(String model) throws IOException {
        double best = 0;
        for (String line : Files.readAllLines(folder.resolve(model + ".run/steps.jsonl"))) {
            JsonNode event = JsonMapper.builder().build().readTree(line);
            if (event.path("best").asBoolean()) {
                best = event.path("value").asDouble();
            }
        }
        return best;
    }
}
