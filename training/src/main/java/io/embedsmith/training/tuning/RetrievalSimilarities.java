package io.embedsmith.training.tuning;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.embedding.search.ExactSearch;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.distribution.LabelledScores;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cosines of every query with its relevant passages, and with the nearest of the others: those are what a threshold has to
 * keep out.
 */
final class RetrievalSimilarities {
    /** Of the nearest passages of a query. */
    private static final int NEAREST = 10;

    private RetrievalSimilarities() {}

    static LabelledScores of(RetrievalDataset dataset, Embedder embedder) {
        List<Passage> passages = dataset.corpus().passages();
        List<DenseVector> vectors = vectors(embedder.embed(
                TextRole.PASSAGE, passages.stream().map(Passage::titleAndText).toList()));
        Map<PassageId, DenseVector> byId = new HashMap<>();
        for (int i = 0; i < passages.size(); i++) {
            byId.put(passages.get(i).id(), vectors.get(i));
        }
        ExactSearch search = ExactSearch.over(passages.stream().map(Passage::id).toList(), vectors);
        List<Query> queries = dataset.topics().queries();
        List<DenseVector> asked = vectors(
                embedder.embed(TextRole.QUERY, queries.stream().map(Query::text).toList()));
        List<Double> positives = new ArrayList<>();
        List<Double> negatives = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            DenseVector query = asked.get(i);
            Judgements judged = dataset.qrels().of(queries.get(i).id());
            judged.grades().entrySet().stream()
                    .filter(entry -> entry.getValue() > 0)
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(entry -> Optional.ofNullable(byId.get(entry.getKey())).stream())
                    .forEach(relevant -> positives.add(query.dot(relevant)));
            for (ScoredPassage near : search.search(query, NEAREST).passages()) {
                if (judged.grade(near.id()) <= 0) {
                    negatives.add(near.score());
                }
            }
        }
        return LabelledScores.of(positives, negatives);
    }

    /** At unit length. */
    private static List<DenseVector> vectors(Embeddings embeddings) {
        List<DenseVector> vectors = new ArrayList<>();
        for (int row = 0; row < embeddings.rows(); row++) {
            float[] values = embeddings.copyRow(row);
            double square = 0;
            for (float value : values) {
                square += (double) value * value;
            }
            double length = Math.max(Math.sqrt(square), Float.MIN_NORMAL);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (values[i] / length);
            }
            vectors.add(DenseVector.copyOf(values));
        }
        return vectors;
    }
}
