package io.embedsmith.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTest {
    @TempDir
    Path folder;

    @Test
    void squadParagraphAnswersItsQuestions() throws IOException {
        Path file = Files.writeString(folder.resolve("dev.json"), """
                {"version": "v1.0", "data": [{"paragraphs": [
                  {"id": "P0", "context": "北京是首都。", "qas": [{"id": "Q0", "question": "首都?"}, {"id": "Q1", "question": "北京?"}]},
                  {"id": "P1", "context": "上海在南方。", "qas": []}]}]}
                """);

        RetrievalDataset dataset = SquadRetrieval.read("tiny", file);

        assertThat(dataset.corpus().size()).isEqualTo(2);
        assertThat(dataset.topics().queries()).extracting(Query::text).containsExactly("首都?", "北京?");
        assertThat(dataset.qrels().of(new QueryId("Q1")).grade(new PassageId("P0")))
                .isEqualTo(1);
    }

    @Test
    void splitHalvesQueries() {
        long tune = IntStream.range(0, 1000)
                .filter(i -> QuerySplit.of(new QueryId("q-" + i)) == QuerySplit.TUNE)
                .count();

        assertThat(tune).isBetween(450L, 550L);
    }
}
