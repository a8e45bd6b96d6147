package io.embedsmith.evaluation.dataset;

import io.embedsmith.embedding.ranking.PassageId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What corpus, queries and judgements lack of each other. Published sets have all three: one file of queries for several
 * splits, judgements of passages that were taken out of the corpus.
 *
 * @param unjudged queries without a judgement, in their order
 * @param unasked queries that were judged and have no text, in the order of the judgements
 * @param missing judgements of queries that are there for passages that are not, by query and then by id
 */
public record Gaps(List<QueryId> unjudged, List<QueryId> unasked, List<Judged> missing) {

    /** A passage that was judged for a query. */
    public record Judged(QueryId query, PassageId passage) {}

    public Gaps {
        unjudged = List.copyOf(unjudged);
        unasked = List.copyOf(unasked);
        missing = List.copyOf(missing);
    }

    static Gaps of(RetrievalDataset dataset) {
        Qrels qrels = dataset.qrels();
        List<QueryId> asked = dataset.topics().queries().stream().map(Query::id).toList();
        Set<QueryId> known = asked.stream().collect(Collectors.toSet());
        return new Gaps(
                asked.stream().filter(query -> !qrels.queries().contains(query)).toList(),
                qrels.queries().stream().filter(query -> !known.contains(query)).toList(),
                qrels.queries().stream()
                        .filter(known::contains)
                        .flatMap(query -> qrels.of(query).grades().keySet().stream()
                                .filter(passage ->
                                        dataset.corpus().passage(passage).isEmpty())
                                .sorted()
                                .map(passage -> new Judged(query, passage)))
                        .toList());
    }
}
