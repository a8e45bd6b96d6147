package io.embedsmith.evaluation.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.evaluation.task.RetrievalTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFolderTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsATaskThatCanBeRead() {
        RetrievalDataset dataset = new RetrievalDataset(
                "manuals",
                "",
                Corpus.of(List.of(passage("密码.md#0", "忘记密码"), passage("b \"quoted\"", "soup from noon on"))),
                new Topics(List.of(new Query(new QueryId("q1"), "what is for lunch"))),
                Qrels.copyOf(Map.of(new QueryId("q1"), new Judgements(Map.of(new PassageId("b \"quoted\""), 2)))));

        Path file = TaskFolder.write(dataset, "true", folder);
        TaskCatalog.Task task =
                TaskCatalog.of(new DataFolder(folder, "none"), List.of(file)).task("true");

        assertThat(task.descriptor().type()).isEqualTo(TaskType.RETRIEVAL);
        assertThat(task.descriptor().evaluate()).containsExactly("test");
        assertThat(task.missingFiles()).isEmpty();
        RetrievalTask read = (RetrievalTask)
                new TaskDataReader(task).read(task.descriptor().subsets().getFirst(), "test");
        assertThat(List.copyOf(read.dataset().corpus().passages()))
                .isEqualTo(List.copyOf(dataset.corpus().passages()));
        assertThat(read.dataset().topics().queries()).isEqualTo(dataset.topics().queries());
        assertThat(read.dataset().qrels().of(new QueryId("q1")).grades())
                .isEqualTo(Map.of(new PassageId("b \"quoted\""), 2));
    }

    private static Passage passage(String id, String text) {
        return new Passage(new PassageId(id), "", text);
    }

    @Test
    void namesAreThoseThatTasksMayHave() {
        assertThat(TaskFolder.name("manuals-faq")).isEqualTo("manuals-faq");
        assertThat(List.of("手册-faq", "_a", "a b", "a-b", "-", "x".repeat(200)))
                .extracting(TaskFolder::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,95}"));
    }
}
