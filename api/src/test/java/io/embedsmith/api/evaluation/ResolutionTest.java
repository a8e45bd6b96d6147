package io.embedsmith.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.metric.MetricName;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.PassageLocator;
import io.embedsmith.retrieval.fusion.Fusion;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A collection of document {@code a} with passages a#0 to a#2, document {@code b} with b#0, and {@code w} kept whole. */
class ResolutionTest {
    private static final Map<String, String> DOCUMENT_OF =
            Map.of("a#0", "a", "a#1", "a", "a#2", "a", "b#0", "b", "w", "w");

    private static final class Locator implements PassageLocator {
        @Override
        public Map<PassageId, DocumentKey> documents(
                TenantId tenant, CollectionName collection, Collection<PassageId> passages) {
            Map<PassageId, DocumentKey> found = new HashMap<>();
            passages.stream()
                    .filter(id -> DOCUMENT_OF.containsKey(id.value()))
                    .forEach(id -> found.put(id, new DocumentKey(DOCUMENT_OF.get(id.value()))));
            return found;
        }

        @Override
        public Set<DocumentKey> present(TenantId tenant, CollectionName collection, Collection<DocumentKey> keys) {
            Set<DocumentKey> found = new HashSet<>(keys);
            found.removeIf(key -> !DOCUMENT_OF.containsValue(key.value()));
            return found;
        }
    }

    private static Resolution resolve(JudgedQuery... queries) {
        return Resolution.of(TenantId.DEFAULT, new CollectionName("c"), List.of(queries), new Locator());
    }

    private static JudgedQuery query(String id, Object... targetsAndGrades) {
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < targetsAndGrades.length; i += 2) {
            judgements.add(new Judgement((String) targetsAndGrades[i], (Integer) targetsAndGrades[i + 1]));
        }
        return new JudgedQuery(id, "text of " + id, judgements);
    }

    private static Ranking ranking(String... ids) {
        List<ScoredPassage> passages = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            passages.add(new ScoredPassage(new PassageId(ids[i]), 1.0 - i / 10.0));
        }
        return Ranking.of(passages);
    }

    private static JudgedRankings found(Resolution resolution, Ranking dense, Ranking keyword) {
        Map<PassageId, DocumentKey> documents = new Locator()
                .documents(
                        TenantId.DEFAULT,
                        new CollectionName("c"),
                        DOCUMENT_OF.keySet().stream().map(PassageId::new).toList());
        return new JudgedRankings(
                resolution.queries().stream()
                        .map(query -> new JudgedRankings.Candidates(query, dense, keyword, Optional.empty()))
                        .toList(),
                documents);
    }

    private static double score(JudgedQuery query, String metric, String... ranked) {
        JudgedRankings rankings = found(resolve(query), ranking(ranked), ranking());
        return rankings.scores(new MeasuredSystem.Dense(), List.of(MetricName.parse(metric)))
                .byMetric()
                .get(metric)
                .getFirst();
    }

    /** a#1, a#2, b#0, a#0 are by first occurrence the documents a, b: b is second. */
    @Test
    void aDocumentCountsOnceAtTheRankOfItsFirstPassage() {
        assertThat(score(query("q", "b", 1), "MRR@10", "a#1", "a#2", "b#0", "a#0"))
                .isEqualTo(0.5);
        assertThat(score(query("q", "a", 1), "P@1", "a#1", "a#2", "b#0", "a#0")).isEqualTo(1);
        assertThat(score(query("q", "a", 1), "P@5", "a#1", "a#2", "b#0", "a#0")).isEqualTo(0.2);
    }

    @Test
    void aPassageCountsForItselfAlone() {
        assertThat(score(query("q", "b#0", 1), "MRR@10", "a#1", "a#2", "b#0", "a#0"))
                .isCloseTo(1.0 / 3, within(1e-12));
        assertThat(score(query("q", "a#0", 1), "Hit@3", "a#1", "a#2", "b#0", "a#0"))
                .isZero();
    }

    /** Judged by itself as no answer, a#1 does not stand for its document; a#2 does, at rank 2. */
    @Test
    void aPassageThatIsJudgedByItselfDoesNotStandForItsDocument() {
        assertThat(score(query("q", "a", 2, "a#1", 0), "MRR@10", "a#1", "a#2", "b#0"))
                .isEqualTo(0.5);
    }

    @Test
    void aDocumentKeptWholeIsItsPassage() {
        Resolution resolution = resolve(query("q", "w", 1));

        assertThat(resolution.queries().getFirst().isByDocument()).isFalse();
        assertThat(resolution.missing()).isEmpty();
    }

    /** Two relevant targets, one of which is gone: recall is one half at best. */
    @Test
    void whatIsNotInTheCollectionIsToldAndCountsAsNotFound() {
        JudgedQuery query = query("q", "a#0", 1, "gone#4", 1, "nowhere", 1);

        assertThat(resolve(query).missing())
                .containsExactly(new Resolution.Missing("q", "gone#4"), new Resolution.Missing("q", "nowhere"));
        assertThat(score(query, "R@10", "a#0", "a#1")).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void aQueryWithoutARelevantTargetIsLeftOutAndTold() {
        Resolution resolution = resolve(query("none"), query("zero", "a#0", 0), query("q", "a#0", 1));

        assertThat(resolution.queries())
                .extracting(each -> each.query().id().value())
                .containsExactly("q");
        assertThat(resolution.unjudged()).containsExactly("none", "zero");
    }

    /**
     * Dense finds a#0 before b#0, keyword only b#0. At 0.4 b#0 has 0.4 · 0 + 0.6 · 1 = 0.6 and a#0 0.4 · 1 = 0.4; at 0.8
     * a#0 has 0.8 and b#0 0.2.
     */
    @Test
    void fusionHappensBeforeRanksAreLookedAt() {
        JudgedRankings rankings = found(resolve(query("q", "b#0", 1)), ranking("a#0", "b#0"), ranking("b#0"));
        List<MetricName> metric = List.of(MetricName.parse("MRR@10"));

        assertThat(rankings.scores(new MeasuredSystem.Fused(new Fusion.Convex(0.4)), metric)
                        .byMetric()
                        .get("MRR@10"))
                .containsExactly(1.0);
        assertThat(rankings.scores(new MeasuredSystem.Fused(new Fusion.Convex(0.8)), metric)
                        .byMetric()
                        .get("MRR@10"))
                .containsExactly(0.5);
        assertThat(rankings.found(new MeasuredSystem.Dense(), List.of(0)))
                .isEqualTo(new JudgedRankings.FoundScores(List.of(0.9), List.of(1.0)));
    }

    @Test
    void gradesAndTextsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Judgement("a", -1)).hasMessageContaining("grade of 'a' is -1; 0");
        assertThatThrownBy(() -> new Judgement("a", 1_001)).hasMessageContaining("1001");
        assertThatThrownBy(() -> new Judgement(" ", 1)).hasMessageContaining("not blank");
        assertThatThrownBy(() -> query("q", "a", 1, "a", 0)).hasMessageContaining("judges 'a' twice");
        assertThatThrownBy(() -> new JudgedQuery("q", " ", List.of())).hasMessageContaining("text of query 'q'");
        assertThatThrownBy(() -> new JudgedQuery("q".repeat(513), "t", List.of()))
                .hasMessageContaining("513");
    }
}
