package io.embedsmith.evaluation.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.evaluation.run.Run;
import io.embedsmith.evaluation.run.RunTag;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchesTest {
    private static final Topics TOPICS =
            new Topics(List.of(new Query(new QueryId("q2"), "two words"), new Query(new QueryId("q1"), "one")));

    /** Ranks a, then b, then c; scores by the length of the query, so that a mix-up of queries shows. */
    private static Ranking search(Query query, int depth) {
        double length = query.text().length();
        return Ranking.of(List.of(
                new ScoredPassage(new PassageId("a"), length),
                new ScoredPassage(new PassageId("b"), length / 2),
                new ScoredPassage(new PassageId("c"), length / 4)));
    }

    @Test
    void run_keepsTheOrderOfTheTopicsAndCutsAtDepth() {
        Run run = Searches.run(new RunTag("fake"), SearchesTest::search, TOPICS, 2);

        assertThat(run.rankings().keySet()).extracting(QueryId::value).containsExactly("q2", "q1");
        assertThat(run.ranking(new QueryId("q1")).orElseThrow().passages())
                .extracting(ScoredPassage::score)
                .containsExactly(3.0, 1.5);
    }

    @Test
    void run_refusesDepthZero() {
        assertThatThrownBy(() -> Searches.run(new RunTag("fake"), SearchesTest::search, TOPICS, 0))
                .hasMessage("depth is 0; at least 1 is needed");
    }
}
