package io.embedsmith.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.TempFiles;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.file.MalformedFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrecRunTest {
    @TempDir
    Path folder;

    @Test
    void writtenRunReadsBackTheSame() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        Map<QueryId, Ranking> rankings = new LinkedHashMap<>();
        for (int q = 20; q > 0; q--) {
            List<ScoredPassage> passages = new ArrayList<>();
            for (int p = 0; p < 50; p++) {
                passages.add(new ScoredPassage(new PassageId("段落-" + p), random.nextGaussian() * 1e-3));
            }
            rankings.put(new QueryId("q" + q), Ranking.of(passages));
        }
        Path file = folder.resolve("out.trec");

        TrecRunWriter.write(file, Run.copyOf(new RunTag("bm25"), rankings));
        Run run = TrecRunReader.read(file);

        assertThat(run.tag()).hasToString("bm25");
        assertThat(run.rankings()).isEqualTo(rankings);
        assertThat(run.rankings().keySet()).containsExactlyElementsOf(rankings.keySet());
    }

    @Test
    void read_ordersByScoreNotByRank() {
        Path file = TempFiles.text(
                folder.resolve("run"), "q Q0 a 1 0.5 t", "q Q0 c 2 2e0 t", "q\tQ0\tb\t3\t2\tt", "r Q0 a 1 -1 t");

        Run run = TrecRunReader.read(file);

        assertThat(run.ranking(new QueryId("q")).orElseThrow().passages())
                .extracting(passage -> passage.id().value())
                .containsExactly("b", "c", "a");
        assertThat(run.ranking(new QueryId("s"))).isEmpty();
    }

    @Test
    void read_takesTheLinesOfAQueryWhereverTheyAre() {
        Path file = TempFiles.text(folder.resolve("run"), "q Q0 a 1 0.5 t", "r Q0 a 1 0.5 t", "q Q0 b 2 0.7 t");

        Run run = TrecRunReader.read(file);

        assertThat(run.rankings().keySet()).extracting(QueryId::value).containsExactly("q", "r");
        assertThat(run.ranking(new QueryId("q")).orElseThrow().passages())
                .extracting(passage -> passage.id().value())
                .containsExactly("b", "a");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        r Q0 a 1 0.5      | the line has 5 columns; 6 are needed
        r Q0 a 1 NaN t    | the score is 'NaN'; a finite number is needed
        r Q0 a 1 high t   | the score is 'high'; a finite number is needed
        r Q0 a 1 1e999 t  | the score is '1e999'; a finite number is needed
        r Q0 a 1 0.5 u    | the tag is u where the lines above have t; a file holds one run
        r Q0 b 2 0.4 t    | passage b came before for query r; each may be ranked once
        q Q0 a 2 0.4 t    | passage a came before for query q; each may be ranked once
        """)
    void read_namesFileAndLine(String line, String complaint) {
        Path file = TempFiles.text(folder.resolve("run"), "q Q0 a 1 0.5 t", "r Q0 b 1 0.5 t", line);

        assertThatThrownBy(() -> TrecRunReader.read(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith(file + ":3: ")
                .hasMessageContaining(complaint);
    }

    @Test
    void read_refusesAnEmptyFile() {
        Path file = TempFiles.bytes(folder.resolve("run"), new byte[0]);

        assertThatThrownBy(() -> TrecRunReader.read(file)).hasMessageContaining("the run is empty");
    }

    @Test
    void write_refusesIdsThatTheFormatCannotHold() {
        Ranking ranking = Ranking.of(List.of(new ScoredPassage(new PassageId("my file.pdf#1"), 1)));
        try (TrecRunWriter writer = TrecRunWriter.create(folder.resolve("run"), new RunTag("t"))) {
            assertThatThrownBy(() -> writer.write(new QueryId("q"), ranking))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("passage id 'my file.pdf#1' has white space");
        }
    }
}
