package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.evaluation.system.SecondStage;
import io.embedsmith.evaluation.system.Similarity;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.RerankingTask;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Reranking: every query against its own candidates only. A query without candidates scores 0. Main score: {@code
 * map_at_1000} in most tasks.
 */
public final class Reranking implements TaskProtocol<RerankingTask> {
    private final Optional<SecondStage> second;

    /** By vectors alone. */
    public Reranking() {
        this(Optional.empty());
    }

    /** With a reranker behind the vectors, if there is one. */
    public Reranking(Optional<SecondStage> second) {
        this.second = second;
    }

    @Override
    public TaskScores evaluate(RerankingTask data, Embedder embedder, Progress progress) {
        List<Query> queries = JudgedQueries.of(data.dataset());
        List<PassageId> candidates = queries.stream()
                .flatMap(query -> data.candidates().getOrDefault(query.id(), List.of()).stream())
                .distinct()
                .toList();
        Map<PassageId, Integer> places = new HashMap<>();
        candidates.forEach(id -> places.put(id, places.size()));
        Embeddings passages = embedder.embed(
                TextRole.PASSAGE, texts(candidates, data.dataset().corpus()));
        Embeddings asked =
                embedder.embed(TextRole.QUERY, queries.stream().map(Query::text).toList());
        SequencedMap<QueryId, Ranking> rankings = new LinkedHashMap<>();
        for (int i = 0; i < queries.size(); i++) {
            float[] query = comparable(asked.copyRow(i), embedder.similarity());
            List<ScoredPassage> scored = data
                    .candidates()
                    .getOrDefault(queries.get(i).id(), List.of())
                    .stream()
                    .distinct()
                    .map(id -> {
                        float[] passage = passages.copyRow(places.getOrDefault(id, 0));
                        return new ScoredPassage(id, Directions.dot(query, comparable(passage, embedder.similarity())));
                    })
                    .toList();
            Ranking ranking = Ranking.of(scored);
            String text = queries.get(i).text();
            Corpus corpus = data.dataset().corpus();
            rankings.put(
                    queries.get(i).id(),
                    second.map(stage -> stage.rerank(
                                    text,
                                    ranking,
                                    id -> texts(List.of(id), corpus).getFirst()))
                            .orElse(ranking));
            if (second.isPresent()) {
                progress.advance(Retrieval.RERANKED, i + 1, queries.size());
            }
        }
        return RankingScores.of(rankings, data.dataset().qrels());
    }

    private static List<String> texts(List<PassageId> ids, Corpus corpus) {
        return ids.stream()
                .map(id -> corpus.passage(id).orElseThrow().titleAndText())
                .toList();
    }

    private static float[] comparable(float[] vector, Similarity similarity) {
        return similarity == Similarity.DOT ? vector : Directions.of(vector);
    }
}
