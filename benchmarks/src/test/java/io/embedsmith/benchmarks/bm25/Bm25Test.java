package io.embedsmith.benchmarks.bm25;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.analysis.TextAnalyzer;
import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Bm25Test {
    private static final TextAnalyzer WORDS = text -> Arrays.asList(text.split(" ", -1));
    private static final Corpus CORPUS = Corpus.of(List.of(
            new Passage(new PassageId("p1"), "", "red fox red"),
            new Passage(new PassageId("p2"), "", "blue fox"),
            new Passage(new PassageId("p3"), "", "green frog jumps high")));

    @Test
    void formula_byHand() {
        Ranking ranking = new FormulaBm25(CORPUS, WORDS).search(query("red fox fox"), 10);

        // N = 3, mean length 3. n(red) = 1: idf = ln(1 + 2.5/1.5) = 0.980829; n(fox) = 2: idf = ln(1 + 1.5/2.5) =
        // 0.470004
        // p1, length 3: norm = 1.2; red 0.980829 * 2/3.2 = 0.613018; fox twice 2 * 0.470004 * 1/2.2 = 0.427276
        // p2, length 2: norm = 1.2 * (0.25 + 0.75 * 2/3) = 0.9; fox twice 2 * 0.470004 * 1/1.9 = 0.494741
        assertThat(ranking.passages())
                .extracting(passage -> passage.id().value())
                .containsExactly("p1", "p2");
        assertThat(ranking.passages().get(0).score()).isCloseTo(1.040294, within(1e-6));
        assertThat(ranking.passages().get(1).score()).isCloseTo(0.494741, within(1e-6));
    }

    @Test
    void lucene_agreesWithTheFormulaWhereLengthsAreExact() {
        try (LuceneBm25 lucene = LuceneBm25.index(CORPUS, WORDS)) {
            for (String text : List.of("red fox fox", "frog", "green blue red", "none of it")) {
                List<ScoredPassage> expected =
                        new FormulaBm25(CORPUS, WORDS).search(query(text), 10).passages();
                List<ScoredPassage> found = lucene.search(query(text), 10).passages();

                assertThat(found)
                        .extracting(ScoredPassage::id)
                        .containsExactlyElementsOf(
                                expected.stream().map(ScoredPassage::id).toList());
                for (int i = 0; i < found.size(); i++) {
                    assertThat(found.get(i).score()).isCloseTo(expected.get(i).score(), within(1e-5));
                }
            }
        }
    }

    private static Query query(String text) {
        return new Query(new QueryId("q"), text);
    }
}
