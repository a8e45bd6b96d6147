package io.embedsmith.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ranking.PassageId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeirWriterTest {
    private static final Passage RESET = new Passage(new PassageId("手册/密码.md#0"), "密码", "忘记密码时点击“找回密码”。");
    private static final Passage REFUND =
            new Passage(new PassageId("refund"), "", "Seven days,\tno reason \"needed\".");

    @TempDir
    private Path folder;

    private static RetrievalDataset dataset(String query) {
        QueryId id = new QueryId(query);
        return new RetrievalDataset(
                "faq",
                "",
                Corpus.of(List.of(RESET, REFUND)),
                new Topics(List.of(new Query(id, "怎样重置密码"))),
                Qrels.copyOf(Map.of(id, new Judgements(Map.of(RESET.id(), 2, REFUND.id(), 0)))));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        BeirWriter.write(dataset("1"), folder, "train");

        RetrievalDataset read = BeirFiles.dataset(folder, "train");

        assertThat(read.corpus().passages()).containsExactly(RESET, REFUND);
        assertThat(read.topics()).isEqualTo(dataset("1").topics());
        assertThat(read.qrels().of(new QueryId("1")))
                .isEqualTo(dataset("1").qrels().of(new QueryId("1")));
        assertThat(folder.resolve("qrels/train.tsv"))
                .content()
                .startsWith("query-id\tcorpus-id\tscore\n1\trefund\t0\n");
    }

    @Test
    void anIdThatNoColumnCanHoldIsRefused() {
        assertThatThrownBy(() -> BeirWriter.write(dataset("a\tb"), folder, "train"))
                .hasMessageContaining("has a tab or a line break in it");
    }
}
