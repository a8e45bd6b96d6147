package io.embedsmith.api.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.tenancy.TenantTransactions;
import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * What the signals found for each query of a job, written down as it is found, so that the next attempt of a killed or
 * cancelled job searches for the other queries only. It goes when the job's run is kept, or with the job.
 */
@ApplicationScoped
class FoundCandidates {
    private final TenantTransactions transactions;
    private final Session session;
    private final ObjectMapper json;

    FoundCandidates(TenantTransactions transactions, Session session, ObjectMapper json) {
        this.transactions = transactions;
        this.session = session;
        this.json = json;
    }

    /**
     * Which job, on what.
     *
     * @param collection state of the collection; what was found in another state is not taken
     */
    record Ground(TenantId tenant, UUID job, String collection) {}

    /** What the signals found for one query; {@code reranked} is empty if no reranker takes part. */
    record Found(Ranking dense, Ranking keyword, Optional<Ranking> reranked) {}

    /** What an earlier attempt found for these queries, word for word the same. */
    Map<QueryId, Found> all(Ground ground, List<ResolvedQuery> queries) {
        Map<String, Query> asked = new HashMap<>();
        queries.forEach(each -> asked.put(each.query().id().value(), each.query()));
        Map<QueryId, Found> found = new HashMap<>();
        for (Object[] row : rows(ground)) {
            Query query = asked.get((String) row[0]);
            if (query != null && query.text().equals(row[1])) {
                found.put(query.id(), read((String) row[2]));
            }
        }
        return found;
    }

    private List<Object[]> rows(Ground ground) {
        return transactions.call(
                ground.tenant(),
                () -> session.createNativeQuery(
                                "SELECT query_id, query, found FROM evaluation_found WHERE job_id = ?1"
                                        + " AND collection_state = ?2",
                                Object[].class)
                        .setParameter(1, ground.job())
                        .setParameter(2, ground.collection())
                        .getResultList());
    }

    void keep(Ground ground, Query query, Found found) {
        String written = write(found);
        transactions.run(
                ground.tenant(),
                () -> session.createNativeMutationQuery(
                                "INSERT INTO evaluation_found (job_id, tenant_id, query_id, query, collection_state, found)"
                                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (job_id, query_id) DO UPDATE"
                                        + " SET query = excluded.query, collection_state = excluded.collection_state,"
                                        + " found = excluded.found")
                        .setParameter(1, ground.job())
                        .setParameter(2, ground.tenant().value())
                        .setParameter(3, query.id().value())
                        .setParameter(4, query.text())
                        .setParameter(5, ground.collection())
                        .setParameter(6, written)
                        .executeUpdate());
    }

    /** Called inside the transaction that keeps the job's run. */
    void forget(UUID job) {
        session.createNativeMutationQuery("DELETE FROM evaluation_found WHERE job_id = ?1")
                .setParameter(1, job)
                .executeUpdate();
    }

    /** As it is written. */
    private record Rankings(List<Place> dense, List<Place> keyword, Optional<List<Place>> reranked) {}

    private record Place(String id, double score) {
        static List<Place> all(Ranking ranking) {
            return ranking.passages().stream()
                    .map(passage -> new Place(passage.id().value(), passage.score()))
                    .toList();
        }

        static Ranking ranking(List<Place> places) {
            return new Ranking(places.stream()
                    .map(place -> new ScoredPassage(new PassageId(place.id()), place.score()))
                    .toList());
        }
    }

    private String write(Found found) {
        Rankings rankings = new Rankings(
                Place.all(found.dense()),
                Place.all(found.keyword()),
                found.reranked().map(Place::all));
        try {
            return json.writeValueAsString(rankings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was found cannot be written; this is a bug", e);
        }
    }

    private Found read(String text) {
        try {
            Rankings rankings = json.readValue(text, Rankings.class);
            return new Found(
                    Place.ranking(rankings.dense()),
                    Place.ranking(rankings.keyword()),
                    rankings.reranked().map(Place::ranking));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was found cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
