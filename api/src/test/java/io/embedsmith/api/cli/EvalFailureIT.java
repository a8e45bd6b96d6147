package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.provider.EmbeddingsServer;
import io.embedsmith.api.provider.EmbeddingsServer.Answer;
import io.embedsmith.api.testing.BrokenModel;
import io.embedsmith.api.testing.Program;
import io.embedsmith.api.testing.SampleTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command when a model fails half-way. */
class EvalFailureIT {
    private static final String MODEL = "all-minilm-l6-v2";

    @TempDir
    Path folder;

    @BeforeEach
    void tasks() throws IOException {
        SampleTasks.write(folder.resolve("tasks"));
    }

    private Program.Outcome eval(String model) {
        return new Program(folder, Map.of("EMBEDSMITH_EVALUATION_PROVIDER_KEY", EmbeddingsServer.KEY))
                .run(
                        "eval",
                        "--model",
                        model,
                        "--task-file",
                        "tasks/OwnPairs.yaml",
                        "--task-file",
                        "tasks/OwnAnswers.yaml",
                        "--out",
                        "out",
                        "--json");
    }

    private static List<String> statuses(Program.Outcome outcome) throws IOException {
        JsonNode rows = new ObjectMapper().readTree(outcome.out());
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path("task").asText() + " " + row.path("status").asText())
                .toList();
    }

    @Test
    void aModelThatCannotRunIsNamedAndTheResultsOfTheOtherStay() throws IOException {
        BrokenModel.write(Files.createDirectory(folder.resolve("broken")));

        Program.Outcome first = eval(MODEL + ",./broken");
        Program.Outcome second = eval(MODEL + ",./broken");

        assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.PARTLY);
        assertThat(statuses(first))
                .containsExactlyInAnyOrder(
                        "OwnAnswers finished", "OwnPairs finished", "OwnAnswers failed", "OwnPairs failed");
        assertThat(first.err())
                .contains("broken OwnPairs failed: ", "broken OwnAnswers failed: ")
                .contains("2 of 4 failed. What is finished is kept")
                .doesNotContain("\tat ");
        assertThat(statuses(second))
                .containsExactlyInAnyOrder("OwnAnswers kept", "OwnPairs kept", "OwnAnswers failed", "OwnPairs failed");
    }

    @Test
    void aProviderThatStopsAnsweringIsNamedAndTheNextRunDoesOnlyTheRest() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try (Program server = new Program(elsewhere, Map.of());
                EmbeddingsServer provider = new EmbeddingsServer(EmbeddingsServer.modelsOf(server))) {
            server.start();
            String passage = "Keys are kept at the front desk.";
            provider.refuse(passage, Answer.of(403, "quota used up"));

            Program.Outcome first = eval(provider.address(MODEL));
            provider.recover();
            int asked = provider.asked().size();
            Program.Outcome second = eval(provider.address(MODEL));

            assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.PARTLY);
            assertThat(statuses(first)).containsExactlyInAnyOrder("OwnAnswers failed", "OwnPairs finished");
            assertThat(first.err())
                    .contains(" OwnAnswers failed: " + provider.address(MODEL) + " answered 403: quota used up")
                    .contains("1 of 2 failed. What is finished is kept");
            assertThat(second.code()).as(second.err()).isEqualTo(ExitCode.DONE);
            assertThat(statuses(second)).containsExactlyInAnyOrder("OwnAnswers finished", "OwnPairs kept");
            assertThat(provider.asked().subList(asked, provider.asked().size()))
                    .contains(passage)
                    .doesNotContain(SampleTasks.PAIRS.getFirst().getFirst());
        }
    }
}
