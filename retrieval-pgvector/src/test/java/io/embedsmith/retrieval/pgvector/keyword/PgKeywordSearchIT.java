package io.embedsmith.retrieval.pgvector.keyword;

import static io.embedsmith.retrieval.testing.Sources.document;
import static io.embedsmith.retrieval.testing.Sources.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.filter.Filter;
import io.embedsmith.retrieval.ingest.IngestListener;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.Integrity;
import io.embedsmith.retrieval.testing.LuceneOracle;
import io.embedsmith.retrieval.testing.RandomTexts;
import io.embedsmith.retrieval.testing.TestRetrieval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PgKeywordSearchIT {
    private static final int DEPTH = 50;

    private final TestRetrieval retrieval = TestRetrieval.open();
    private final CollectionName collection = retrieval.newCollection();

    @Test
    void scoresAreLucenes() throws IOException {
        RandomTexts texts = new RandomTexts(1, 400);
        Map<String, String> passages = new TreeMap<>();
        IntStream.range(0, 60).forEach(i -> passages.put("d" + i, texts.text(5, 39)));
        // One batch: the average length is exact.
        ingest(passages);
        assertLuceneAgrees(passages, texts, 1e-4);
    }

    @Test
    void scoresFollowChangesAndRemovals() throws IOException {
        RandomTexts texts = new RandomTexts(2, 400);
        Map<String, String> passages = new TreeMap<>();
        IntStream.range(0, 500).forEach(i -> passages.put("d" + i, texts.text(5, 39)));
        ingest(passages);
        Map<String, String> replaced = new TreeMap<>();
        IntStream.range(0, 100).forEach(i -> replaced.put("d" + texts.nextInt(500), texts.text(5, 39)));
        ingest(replaced);
        passages.putAll(replaced);
        for (int i = 0; i < 60; i++) {
            String key = "d" + texts.nextInt(500);
            retrieval.documents().delete(TenantId.DEFAULT, collection, new DocumentKey(key));
            passages.remove(key);
        }
        Integrity.check(retrieval.database(), collection);
        // Weights are saturated with an average length that may be off by 5 %; the norm follows it by b, the score
        // less.
        assertLuceneAgrees(passages, texts, 0.04);
    }

    @Test
    void averageLengthThatDriftedIsCaughtUp() throws IOException {
        RandomTexts texts = new RandomTexts(3, 400);
        Map<String, String> passages = new TreeMap<>();
        IntStream.range(0, 60).forEach(i -> passages.put("short" + i, texts.text(3, 6)));
        ingest(passages);
        Map<String, String> longer = new TreeMap<>();
        IntStream.range(0, 60).forEach(i -> longer.put("long" + i, texts.text(30, 39)));
        ingest(longer);
        passages.putAll(longer);
        assertLuceneAgrees(passages, texts, 1e-4);
    }

    @Test
    void longQueryFindsWhatItHolds() {
        retrieval.ingest(collection, document("needle", "quite unlike anything else"), document("other", "hay stack"));
        String paragraph =
                IntStream.range(0, 5_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" ", "", " unlike"));
        assertThat(retrieval.keywordIds(collection, paragraph)).containsExactly("needle#0");
    }

    @Test
    void noWordIsSyntax() {
        List<String> odd =
                List.of("it's", "back\\slash", "a & b", "x | y", "!not", "(paren)", "<->", "a:*", "\"q\"", "'");
        List<SourceDocument> documents = new ArrayList<>();
        for (int i = 0; i < odd.size(); i++) {
            documents.add(whole("d" + i, odd.get(i) + " filler"));
        }
        retrieval.ingest(collection, documents);
        for (String query : odd) {
            assertThat(retrieval.keyword(collection, query, 10).size())
                    .as(query)
                    .isNotNegative();
        }
        assertThat(retrieval.keywordIds(collection, "filler")).hasSize(odd.size());
    }

    @Test
    void queryWithoutKnownWordsFindsNothing() {
        retrieval.ingest(collection, document("a", "one"));
        assertThat(retrieval.keywordIds(collection, "unheard")).isEmpty();
        assertThat(retrieval.keywordIds(collection, "!?")).isEmpty();
    }

    @Test
    void filterHoldsForFewAndForMany() {
        List<SourceDocument> documents = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            documents.add(document("d" + i, Map.of("even", i % 2 == 0, "number", i), "common word" + i));
        }
        retrieval.ingest(collection, documents);
        Filter three = new Filter.Range("number", Optional.of(10), Optional.of(12));
        assertThat(retrieval
                        .keyword(collection, "common", 100, Optional.of(three))
                        .passages())
                .extracting(p -> p.id().value())
                .containsExactlyInAnyOrder("d10#0", "d11#0", "d12#0");

        TestRetrieval unselective = new TestRetrieval(
                io.embedsmith.retrieval.testing.TestDatabase.shared().application(),
                new io.embedsmith.retrieval.pgvector.settings.RetrievalSettings(
                        64, 5_000, io.embedsmith.retrieval.pgvector.settings.RetrievalSettings.Hnsw.DEFAULT, 0));
        assertThat(unselective
                        .keyword(collection, "common", 1_000, Optional.of(new Filter.Equals("even", true)))
                        .passages())
                .hasSize(150)
                .allMatch(p -> Integer.parseInt(p.id().value().replaceAll("\\D+0$|\\D", "")) % 2 == 0);
    }

    @Test
    void dictionaryTakesEffectAfterSegmentingAgain() {
        retrieval.ingest(collection, whole("a", "产品甲乙丙"), whole("b", "甲和乙和丙"));
        CollectionSettings before =
                retrieval.collections().get(TenantId.DEFAULT, collection).settings();
        retrieval
                .collections()
                .update(
                        TenantId.DEFAULT,
                        collection,
                        new CollectionSettings(
                                before.model(),
                                before.vectorType(),
                                before.splitting(),
                                before.fusion(),
                                List.of("甲乙丙")));
        retrieval.ingestor().resegment(TenantId.DEFAULT, collection, IngestListener.NONE);

        // As one word it is in "a" alone; before, each character was found in both.
        assertThat(retrieval.keywordIds(collection, "丙")).containsExactly("b");
        Integrity.check(retrieval.database(), collection);
    }

    private void ingest(Map<String, String> passages) {
        retrieval.ingest(
                collection,
                passages.entrySet().stream()
                        .map(entry -> whole(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private void assertLuceneAgrees(Map<String, String> passages, RandomTexts texts, double tolerance)
            throws IOException {
        try (LuceneOracle lucene = new LuceneOracle(retrieval.analyzer(), passages)) {
            for (int i = 0; i < 30; i++) {
                String query = texts.text(1, 6);
                Map<String, Float> expected = lucene.scores(query, passages.size());
                Ranking found = retrieval.keyword(collection, query, DEPTH);
                assertThat(found.size()).as(query).isEqualTo(Math.min(DEPTH, expected.size()));
                for (ScoredPassage passage : found.passages()) {
                    Float score = expected.get(passage.id().value());
                    assertThat(score).as("%s for %s", passage.id(), query).isNotNull();
                    assertThat(passage.score())
                            .as("%s for %s", passage.id(), query)
                            .isCloseTo(score, within(tolerance * score));
                }
                assertLast(expected, found, tolerance);
            }
        }
    }

    /** Nothing that Lucene has above the last of ours was left out. */
    private static void assertLast(Map<String, Float> expected, Ranking found, double tolerance) {
        if (found.size() == 0) {
            return;
        }
        double last = found.passages().getLast().score();
        java.util.Set<String> ids =
                found.passages().stream().map(p -> p.id().value()).collect(Collectors.toSet());
        expected.forEach((id, score) -> {
            if (score > last * (1 + 2 * tolerance)) {
                assertThat(ids).contains(id);
            }
        });
    }
}
