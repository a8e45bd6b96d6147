package io.embedsmith.evaluation.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.descriptor.OwnTask;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.model.RealModel;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.system.TestedModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real model that breaks in the middle of several tasks, and works again the next time. */
class FailingModelTest {
    /** So long that each is a portion of its own; the model reads the beginning. */
    private static final int LONG = 250_000;

    private final RealModel model = new RealModel("all-minilm-l6-v2");

    @TempDir
    Path folder;

    private List<TaskRequest> tasks;

    @BeforeEach
    void tasks() {
        tasks = List.of(
                pairs("First", "the cat sleeps\ta cat is asleep\t5", "a red car\tthe sky is grey\t0"),
                pairs("Second", "he plays the piano\ta man plays music\t4", "she reads a book\tthe dog runs\t1"),
                pairs("Third", "dogs bark\ta dog is barking\t5", "snow falls\tthe train is late\t0"));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private TaskRequest pairs(String name, String... lines) {
        return TaskRequest.of(OwnTask.task(OwnTask.named(name, folder, lines)));
    }

    private List<TaskOutcome> run(List<TaskRequest> requests) {
        VectorCache cache = new VectorCache(folder.resolve("vectors"), 1 << 20, Clock.systemUTC());
        try (ResultFolder results = ResultFolder.open(folder, "1.0")) {
            TaskRunner runner = new TaskRunner(results, cache, Clock.systemUTC());
            return requests.stream()
                    .map(request -> runner.run(new LocalEncoder(model), request, RunListener.NONE))
                    .toList();
        }
    }

    private boolean isWritten(String task) {
        try (ResultFolder results = ResultFolder.open(folder, "1.0")) {
            return results.result(TestedModel.of(model.card()), task).isPresent();
        }
    }

    @Test
    void theOtherTasksAreFinishedAndTheNextRunDoesOnlyWhatIsMissing() {
        model.failAt("she reads a book");

        assertThat(run(tasks))
                .extracting(Object::getClass)
                .containsExactly(TaskOutcome.Finished.class, TaskOutcome.Failed.class, TaskOutcome.Finished.class);
        assertThat(isWritten("First")).isTrue();
        assertThat(isWritten("Second")).isFalse();
        assertThat(isWritten("Third")).isTrue();
        model.recover();
        int asked = model.embedded().size();

        assertThat(run(tasks))
                .extracting(Object::getClass)
                .containsExactly(TaskOutcome.Kept.class, TaskOutcome.Finished.class, TaskOutcome.Kept.class);
        assertThat(model.embedded().subList(asked, model.embedded().size()))
                .containsExactlyInAnyOrder(
                        "he plays the piano", "a man plays music", "she reads a book", "the dog runs");
    }

    @Test
    void portionsBeforeTheFailureAreNotEmbeddedAgain() {
        String longest = "cats sleep ".repeat(LONG / 10) + "well";
        String longer = "dogs bark ".repeat(LONG / 10) + "loudly";
        List<TaskRequest> one = List.of(pairs("Long", longest + "\tcats\t5", longer + "\tthe sky is grey\t0"));
        model.failAt("the sky is grey");

        assertThat(run(one).getFirst()).isInstanceOf(TaskOutcome.Failed.class);
        assertThat(model.embedded()).containsExactly(longest, longer);
        model.recover();

        assertThat(run(one).getFirst()).isInstanceOf(TaskOutcome.Finished.class);
        assertThat(model.embedded().subList(2, 4)).containsExactlyInAnyOrder("the sky is grey", "cats");
    }
}
