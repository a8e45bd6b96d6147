package io.embedsmith.training.calibration;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.embedding.search.ExactSearch;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.neighbour.UnitVectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Scores of every query with its relevant passages, and with the nearest of the others: those are what a threshold has to
 * keep out.
 */
public final class JudgedSimilarities {
    /** Of the nearest passages of a query. */
    private static final int NEAREST = 10;

    private final RetrievalDataset dataset;
    private final List<Compared> compared = new ArrayList<>();

    /** One query with what it is compared with, by cosine. */
    private record Compared(Query query, List<ScoredPassage> relevant, List<ScoredPassage> others) {}

    private JudgedSimilarities(RetrievalDataset dataset) {
        this.dataset = dataset;
    }

    /** Searches with the vectors of an encoder. Queries without a relevant passage take no part. */
    public static JudgedSimilarities of(RetrievalDataset dataset, Embedder embedder) {
        JudgedSimilarities similarities = new JudgedSimilarities(dataset.withAnswerableTopics());
        similarities.search(embedder);
        return similarities;
    }

    private void search(Embedder embedder) {
        List<Passage> passages = dataset.corpus().passages();
        List<DenseVector> vectors = unit(embedder.embed(
                TextRole.PASSAGE, passages.stream().map(Passage::titleAndText).toList()));
        Map<PassageId, DenseVector> byId = new HashMap<>();
        for (int i = 0; i < passages.size(); i++) {
            byId.put(passages.get(i).id(), vectors.get(i));
        }
        ExactSearch search = ExactSearch.over(passages.stream().map(Passage::id).toList(), vectors);
        List<Query> queries = dataset.topics().queries();
        List<DenseVector> asked = unit(
                embedder.embed(TextRole.QUERY, queries.stream().map(Query::text).toList()));
        for (int i = 0; i < queries.size(); i++) {
            DenseVector query = asked.get(i);
            Judgements judged = dataset.qrels().of(queries.get(i).id());
            List<ScoredPassage> relevant = judged.grades().entrySet().stream()
                    .filter(entry -> entry.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .flatMap(id ->
                            Optional.ofNullable(byId.get(id))
                                    .map(vector -> new ScoredPassage(id, query.dot(vector)))
                                    .stream())
                    .toList();
            List<ScoredPassage> others = search.search(query, NEAREST).passages().stream()
                    .filter(near -> judged.grade(near.id()) <= 0)
                    .toList();
            compared.add(new Compared(queries.get(i), relevant, others));
        }
    }

    private static List<DenseVector> unit(Embeddings embeddings) {
        Embeddings unit = UnitVectors.of(embeddings);
        List<DenseVector> vectors = new ArrayList<>();
        for (int row = 0; row < unit.rows(); row++) {
            vectors.add(DenseVector.copyOf(unit.copyRow(row)));
        }
        return vectors;
    }

    /** Query by query. */
    public List<ScoredGroup> cosines() {
        return compared.stream()
                .map(each -> new ScoredGroup(scores(each.relevant()), scores(each.others())))
                .toList();
    }

    private static List<Double> scores(List<ScoredPassage> passages) {
        return passages.stream().map(ScoredPassage::score).toList();
    }

    /**
     * The same pairs as a reranker scores them, between 0 and 1.
     *
     * @param scored as {@link Reranker#score} tells it
     */
    public List<ScoredGroup> relevances(Reranker reranker, IntConsumer scored) {
        List<TextPair> pairs = new ArrayList<>();
        for (Compared each : compared) {
            each.relevant().forEach(passage -> pairs.add(pair(each.query(), passage)));
            each.others().forEach(passage -> pairs.add(pair(each.query(), passage)));
        }
        Iterator<Relevance> scores = reranker.score(pairs, scored).iterator();
        return compared.stream()
                .map(each -> new ScoredGroup(next(scores, each.relevant()), next(scores, each.others())))
                .toList();
    }

    /** How many pairs there are. */
    public long pairs() {
        return compared.stream()
                .mapToLong(each -> (long) each.relevant().size() + each.others().size())
                .sum();
    }

    private TextPair pair(Query query, ScoredPassage passage) {
        return new TextPair(
                query.text(),
                dataset.corpus().passage(passage.id()).orElseThrow().titleAndText());
    }

    private static List<Double> next(Iterator<Relevance> scores, List<ScoredPassage> passages) {
        return passages.stream().map(passage -> scores.next().score()).toList();
    }
}
