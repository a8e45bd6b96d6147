package io.embedsmith.training.validation;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.embedding.search.ExactSearch;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.metric.GradedRanking;
import io.embedsmith.evaluation.metric.NdcgAt;
import io.embedsmith.evaluation.system.SecondStage;
import java.util.ArrayList;
import java.util.List;

/** nDCG of the first ten of every query, after a reranker ordered what an encoder found. */
public final class RerankingValidation implements Validation {
    private static final int FIRST = 10;

    private final RetrievalDataset dataset;
    private final List<Ranking> found;
    private final SecondStage stage;

    private RerankingValidation(RetrievalDataset dataset, List<Ranking> found, SecondStage stage) {
        this.dataset = dataset;
        this.found = found;
        this.stage = stage;
    }

    /** Searches once, exactly; every measurement then reads the first {@code depth} passages of each query. */
    public static RerankingValidation of(
            RetrievalDataset dataset, EmbeddingModel encoder, Reranker reranker, int depth) {
        RetrievalDataset answerable = dataset.withAnswerableTopics();
        List<PassageId> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Passage passage : answerable.corpus().passages()) {
            ids.add(passage.id());
            texts.add(passage.titleAndText());
        }
        ExactSearch search = ExactSearch.over(ids, encoder.embed(EmbeddingRequest.of(TextRole.PASSAGE, texts)));
        List<DenseVector> queries = encoder.embed(EmbeddingRequest.of(
                TextRole.QUERY,
                answerable.topics().queries().stream().map(Query::text).toList()));
        List<Ranking> found =
                queries.stream().map(query -> search.search(query, depth)).toList();
        return new RerankingValidation(answerable, found, new SecondStage(reranker, depth));
    }

    @Override
    public String metric() {
        return "ndcg_at_10";
    }

    @Override
    public double measure() {
        List<Query> queries = dataset.topics().queries();
        NdcgAt metric = new NdcgAt(FIRST);
        double sum = 0;
        for (int i = 0; i < queries.size(); i++) {
            Query query = queries.get(i);
            Ranking reranked = stage.rerank(
                    query.text(),
                    found.get(i),
                    id -> dataset.corpus().passage(id).orElseThrow().titleAndText());
            sum += metric.score(GradedRanking.of(reranked, dataset.qrels().of(query.id())));
        }
        return sum / queries.size();
    }
}
