package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.SecondStage;
import io.embedsmith.evaluation.task.IdenticalIds;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.RetrievalTask;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Retrieval: every query against every passage of the corpus, exactly; the best 1,000 are scored. Queries that nothing was
 * judged for take no part. Main score: {@code ndcg_at_10}.
 */
public final class Retrieval implements TaskProtocol<RetrievalTask> {
    /** The stage in which queries go through the reranker, as listeners hear it. */
    public static final String RERANKED = "reranked";

    private static final int DEPTH = 1000;
    /** So many passages are embedded at once: their vectors are all that is kept of the corpus. */
    private static final int CHUNK = 50_000;

    private final Optional<SecondStage> second;

    /** By vectors alone. */
    public Retrieval() {
        this(Optional.empty());
    }

    /** With a reranker behind the vectors, if there is one. */
    public Retrieval(Optional<SecondStage> second) {
        this.second = second;
    }

    @Override
    public TaskScores evaluate(RetrievalTask data, Embedder embedder, Progress progress) {
        List<Query> queries = JudgedQueries.of(data.dataset());
        List<Passage> passages = data.dataset().corpus().passages();
        Scorer scorer = new Scorer(
                embedder.similarity(),
                embedder.embed(TextRole.QUERY, queries.stream().map(Query::text).toList()));
        int[] idRanks = IdRanks.of(passages);
        List<TopPassages> tops =
                queries.stream().map(query -> new TopPassages(DEPTH, idRanks)).toList();
        for (int start = 0; start < passages.size(); start += CHUNK) {
            int chunkStart = start;
            List<Passage> chunk = passages.subList(start, Math.min(passages.size(), start + CHUNK));
            List<String> texts = chunk.stream().map(Passage::titleAndText).toList();
            scorer.score(embedder.embed(TextRole.PASSAGE, texts), (query, first, scores) -> {
                for (int i = 0; i < scores.length; i++) {
                    tops.get(query).offer(chunkStart + first + i, scores[i]);
                }
            });
            progress.advance("passages", start + chunk.size(), passages.size());
        }
        SequencedMap<QueryId, Ranking> rankings = new LinkedHashMap<>();
        for (int i = 0; i < queries.size(); i++) {
            Query query = queries.get(i);
            Ranking ranking = ranking(tops.get(i), query, data);
            Corpus corpus = data.dataset().corpus();
            rankings.put(
                    query.id(),
                    second.map(stage -> stage.rerank(query.text(), ranking, id -> text(corpus, id)))
                            .orElse(ranking));
            if (second.isPresent()) {
                progress.advance(RERANKED, i + 1, queries.size());
            }
        }
        return RankingScores.of(rankings, data.dataset().qrels());
    }

    private static String text(Corpus corpus, PassageId id) {
        return corpus.passage(id).orElseThrow().titleAndText();
    }

    private static Ranking ranking(TopPassages top, Query query, RetrievalTask data) {
        List<Passage> passages = data.dataset().corpus().passages();
        List<ScoredPassage> ranked = new ArrayList<>();
        int[] places = top.places();
        for (int i = 0; i < places.length; i++) {
            Passage passage = passages.get(places[i]);
            boolean removed = data.identicalIds() == IdenticalIds.REMOVED
                    && passage.id().value().equals(query.id().value());
            if (!removed) {
                ranked.add(new ScoredPassage(passage.id(), top.score(i)));
            }
        }
        return Ranking.of(ranked);
    }
}
