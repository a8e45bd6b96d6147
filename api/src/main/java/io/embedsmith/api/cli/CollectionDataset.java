package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.evaluation.JudgedQuery;
import io.embedsmith.api.evaluation.Judgement;
import io.embedsmith.api.rest.dto.DocumentDto;
import io.embedsmith.api.rest.dto.PassageDto;
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
import java.util.Optional;

/**
 * A collection's passages with judged queries, as a data set.
 *
 * @param missing judged targets that are neither a passage nor a document of the collection
 * @param divided judged documents that have several passages, each of which is judged as its document
 */
record CollectionDataset(RetrievalDataset dataset, int missing, int divided) {
    private static final int DOCUMENTS = 200;

    /** Reads every passage. */
    static CollectionDataset read(String collection, List<JudgedQuery> judged, Backend backend, Progress progress) {
        Map<String, List<Passage>> byDocument = new LinkedHashMap<>();
        Optional<String> after = Optional.empty();
        long total = backend.collection(collection)
                .orElseThrow(() -> new CommandException(
                        "there is no collection '" + collection + "'", "list them with 'embedsmith collections'"))
                .documents();
        do {
            DocumentDto.Page page =
                    backend.documents(collection, new Backend.DocumentQuery(after, Optional.of("ready"), DOCUMENTS));
            page.documents()
                    .forEach(document -> byDocument.put(document.key(), passages(collection, document, backend)));
            after = page.next();
            progress.update(byDocument.size(), total);
        } while (after.isPresent());
        return new Matching(collection, byDocument).dataset(judged);
    }

    private static List<Passage> passages(String collection, DocumentDto document, Backend backend) {
        List<Passage> passages = new ArrayList<>();
        while (passages.size() < document.passages()) {
            List<PassageDto> some = backend.passages(collection, document.key(), passages.size());
            if (some.isEmpty()) {
                break; // the document changed meanwhile
            }
            some.forEach(passage -> passages.add(new Passage(new PassageId(passage.passageId()), "", passage.text())));
        }
        return passages;
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
