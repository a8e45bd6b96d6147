package io.embedsmith.api.evaluation;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A collection's passages with judged queries, as a data set. Queries of which no target is there are left out.
 *
 * @param missing judged targets that are neither a passage nor a document of the collection
 * @param divided judged documents that have several passages, each of which is judged as its document
 */
public record CollectionDataset(RetrievalDataset dataset, int missing, int divided) {

    /**
     * Matches them.
     *
     * @param byDocument passages by their document's key, in order
     */
    public static CollectionDataset of(
            String collection, Map<String, List<Passage>> byDocument, List<JudgedQuery> judged) {
        return new Matching(collection, byDocument).dataset(judged);
    }

    /** Judged targets with what is there. */
    private static final class Matching {
        private final String collection;
        private final Map<String, List<Passage>> byDocument;
        private final Map<String, Passage> byId = new HashMap<>();
        private int missing;
        private int divided;

        Matching(String collection, Map<String, List<Passage>> byDocument) {
            this.collection = collection;
            this.byDocument = byDocument;
            byDocument
                    .values()
                    .forEach(all -> all.forEach(passage -> byId.put(passage.id().value(), passage)));
        }

        CollectionDataset dataset(List<JudgedQuery> judged) {
            List<Query> queries = new ArrayList<>();
            Map<QueryId, Judgements> judgements = new LinkedHashMap<>();
            for (JudgedQuery query : judged) {
                Map<PassageId, Integer> grades = new HashMap<>();
                query.judgements().forEach(judgement -> add(judgement, grades));
                if (!grades.isEmpty()) {
                    QueryId id = new QueryId(query.id());
                    queries.add(new Query(id, query.text()));
                    judgements.put(id, new Judgements(grades));
                }
            }
            Corpus corpus =
                    Corpus.of(byDocument.values().stream().flatMap(List::stream).toList());
            return new CollectionDataset(
                    new RetrievalDataset(collection, "", corpus, new Topics(queries), Qrels.copyOf(judgements)),
                    missing,
                    divided);
        }

        /** A target is the passage of that id, or else every passage of that document; the better grade counts. */
        private void add(Judgement judgement, Map<PassageId, Integer> grades) {
            Passage passage = byId.get(judgement.target());
            List<Passage> judged =
                    passage != null ? List.of(passage) : byDocument.getOrDefault(judgement.target(), List.of());
            missing += judged.isEmpty() ? 1 : 0;
            divided += judged.size() > 1 ? 1 : 0;
            judged.forEach(each -> grades.merge(each.id(), judgement.grade(), Math::max));
        }
    }
}
