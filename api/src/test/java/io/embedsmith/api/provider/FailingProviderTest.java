package io.embedsmith.api.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.provider.EmbeddingsServer.Answer;
import io.embedsmith.api.testing.SampleTasks;
import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.descriptor.DataFolder;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.runner.RunListener;
import io.embedsmith.evaluation.runner.TaskOutcome;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider with a real model that fails in the middle of a run, and answers again the next time. */
class FailingProviderTest {
    private static final String MODEL = "all-minilm-l6-v2";
    private static final String PASSAGE = "Keys are kept at the front desk.";

    /** The last that is asked for, as the longest are embedded first. */
    private static final String SHORTEST = "可以退货吗";

    @TempDir
    Path folder;

    private final LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(ModelFolders.configured()));
    private EmbeddingsServer server;
    private TaskCatalog catalog;

    @BeforeEach
    void start() throws IOException {
        server = new EmbeddingsServer(
                (model, texts) -> new LocalEncoder(host.model(new ModelId(model))).embed(TextRole.SYMMETRIC, texts));
        catalog = TaskCatalog.of(new DataFolder(folder, ""), SampleTasks.write(folder.resolve("tasks")));
    }

    @AfterEach
    void stop() {
        server.close();
        host.close();
    }

    /** With requests of so many texts, one after the other. */
    private List<TaskOutcome> run(int texts, String... tasks) {
        ProviderSettings settings = new ProviderSettings(
                ProviderAddress.parse(server.address(MODEL)),
                Optional.of(EmbeddingsServer.KEY),
                Instructions.NONE,
                new ProviderSettings.Limits(texts, 1, Duration.ofSeconds(20), Duration.ofMillis(1)));
        VectorCache cache = new VectorCache(folder.resolve("vectors"), 1 << 20, Clock.systemUTC());
        try (RemoteEncoder encoder = RemoteEncoder.open(settings);
                ResultFolder results = ResultFolder.open(folder.resolve("out"), "1.0")) {
            TaskRunner runner = new TaskRunner(results, cache, Clock.systemUTC());
            return Stream.of(tasks)
                    .map(name -> runner.run(encoder, TaskRequest.of(catalog.task(name)), RunListener.NONE))
                    .toList();
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(Answer.HANG_UP, "cannot be reached"),
                Arguments.of(
                        Answer.of(500, "out of memory"), "answered 500: out of memory, 6 times; look whether it runs"),
                Arguments.of(Answer.of(403, "quota used up"), "answered 403: quota used up; give its key"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itIsNamedTheOtherTaskIsFinishedAndTheNextRunDoesOnlyWhatIsMissing(Answer answer, String message) {
        server.refuse(PASSAGE, answer);

        List<TaskOutcome> first = run(4, "OwnAnswers", "OwnPairs");

        assertThat(first.get(0))
                .isInstanceOfSatisfying(
                        TaskOutcome.Failed.class,
                        failed -> assertThat(failed.cause())
                                .isInstanceOf(ProviderException.class)
                                .hasMessageContaining(server.address(MODEL))
                                .hasMessageContaining(message));
        assertThat(first.get(1)).isInstanceOf(TaskOutcome.Finished.class);
        server.recover();
        int asked = server.asked().size();

        assertThat(run(4, "OwnAnswers", "OwnPairs"))
                .extracting(Object::getClass)
                .containsExactly(TaskOutcome.Finished.class, TaskOutcome.Kept.class);
        assertThat(server.asked().subList(asked, server.asked().size()))
                .contains(RemoteEncoder.PROBE, PASSAGE)
                .doesNotContain(SHORTEST);
    }

    @Test
    void whatWasAnsweredBeforeIsNotAskedAndPaidForAgain() {
        server.refuse(SHORTEST, Answer.of(403, "quota used up"));

        assertThat(run(1, "OwnPairs").getFirst()).isInstanceOf(TaskOutcome.Failed.class);
        assertThat(server.asked())
                .as("the probe and all but one of the 13 texts")
                .hasSize(13);
        server.recover();

        assertThat(run(1, "OwnPairs").getFirst()).isInstanceOf(TaskOutcome.Finished.class);
        assertThat(server.asked().subList(13, server.asked().size())).containsExactly(RemoteEncoder.PROBE, SHORTEST);
    }
}
