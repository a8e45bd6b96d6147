package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
        assertThat(commands.execute(arguments.toArray(String[]::new)))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
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
