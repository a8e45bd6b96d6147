package io.embedsmith.api.evaluation;

import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Rows of queries and judgements of a set, in the caller's transaction; many in one statement. */
@ApplicationScoped
class JudgedQueries {
    private static final String PUT_QUERIES = """
            INSERT INTO evaluation_query (set_id, tenant_id, query_id, text)
            SELECT :set, :tenant, q.id, q.text
            FROM unnest(CAST(:ids AS text[]), CAST(:texts AS text[])) WITH ORDINALITY AS q (id, text, n)
            ORDER BY q.n
            ON CONFLICT (set_id, query_id) DO UPDATE SET text = excluded.text
            """;

    private static final String PUT_JUDGEMENTS = """
            INSERT INTO evaluation_judgement (query, tenant_id, target, grade)
            SELECT q.ordinal, q.tenant_id, j.target, j.grade
            FROM unnest(CAST(:queries AS text[]), CAST(:targets AS text[]), CAST(:grades AS integer[]))
                 WITH ORDINALITY AS j (query_id, target, grade, n)
            JOIN evaluation_query q ON q.set_id = :set AND q.query_id = j.query_id
            ORDER BY j.n
            ON CONFLICT (query, md5(target)) DO UPDATE SET grade = excluded.grade
            """;

    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM evaluation_query WHERE set_id = :set),
                   (SELECT count(DISTINCT j.query) FROM evaluation_judgement j
                    JOIN evaluation_query q ON q.ordinal = j.query WHERE q.set_id = :set AND j.grade > 0),
                   (SELECT count(*) FROM evaluation_judgement j
                    JOIN evaluation_query q ON q.ordinal = j.query WHERE q.set_id = :set)
            """;

    private final Session session;

    JudgedQueries(Session session) {
        this.session = session;
    }

    /** Sizes of a set. */
    record Counts(long queries, long judged, long judgements) {}

    Counts counts(UUID set) {
        Object[] row = session.createNativeQuery(COUNTS, Object[].class)
                .setParameter("set", set)
                .getSingleResult();
        return new Counts(number(row[0]), number(row[1]), number(row[2]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    /** Adds queries and judgements; a query or judgement that is there takes the new text or grade. */
    void put(TenantId tenant, UUID set, List<JudgedQuery> queries) {
        session.createNativeMutationQuery(PUT_QUERIES)
                .setParameter("set", set)
                .setParameter("tenant", tenant.value())
                .setParameter("ids", queries.stream().map(JudgedQuery::id).toArray(String[]::new))
                .setParameter("texts", queries.stream().map(JudgedQuery::text).toArray(String[]::new))
                .executeUpdate();
        List<String> ids = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        List<Integer> grades = new ArrayList<>();
        for (JudgedQuery query : queries) {
            for (Judgement judgement : query.judgements()) {
                ids.add(query.id());
                targets.add(judgement.target());
                grades.add(judgement.grade());
            }
        }
        session.createNativeMutationQuery(PUT_JUDGEMENTS)
                .setParameter("set", set)
                .setParameter("queries", ids.toArray(String[]::new))
                .setParameter("targets", targets.toArray(String[]::new))
                .setParameter("grades", grades.toArray(Integer[]::new))
                .executeUpdate();
    }

    /** In the order in which they came. */
    List<JudgedQuery> page(UUID set, int from, int limit) {
        List<EvaluationQueryEntity> rows = session.createQuery(
                        "FROM EvaluationQueryEntity WHERE setId = :set ORDER BY ordinal", EvaluationQueryEntity.class)
                .setParameter("set", set)
                .setFirstResult(from)
                .setMaxResults(limit)
                .getResultList();
        return withJudgements(rows);
    }

    private List<JudgedQuery> withJudgements(List<EvaluationQueryEntity> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Judgement>> byQuery = new HashMap<>();
        session.createNativeQuery(
                        "SELECT query, target, grade FROM evaluation_judgement"
                                + " WHERE query = ANY (CAST(:queries AS bigint[])) ORDER BY ordinal",
                        Object[].class)
                .setParameter("queries", rows.stream().map(row -> row.ordinal).toArray(Long[]::new))
                .getResultList()
                .forEach(row -> byQuery.computeIfAbsent((Long) row[0], query -> new ArrayList<>())
                        .add(new Judgement((String) row[1], ((Number) row[2]).intValue())));
        return rows.stream()
                .map(row -> new JudgedQuery(row.queryId, row.text, byQuery.getOrDefault(row.ordinal, List.of())))
                .toList();
    }

    /** One query; empty when there is none of that id. */
    List<JudgedQuery> find(UUID set, String id) {
        return withJudgements(EvaluationQueryEntity.list("setId = ?1 AND queryId = ?2", set, id));
    }

    /** Ids of the queries that have this text. */
    List<String> idsOf(UUID set, String text) {
        return EvaluationQueryEntity.<EvaluationQueryEntity>list("setId = ?1 AND text = ?2 ORDER BY ordinal", set, text)
                .stream()
                .map(row -> row.queryId)
                .toList();
    }

    /** Whether there was such a query. */
    boolean delete(UUID set, String query) {
        return EvaluationQueryEntity.delete("setId = ?1 AND queryId = ?2", set, query) > 0;
    }

    /** Whether there was such a judgement. */
    boolean delete(UUID set, String query, String target) {
        return session.createNativeMutationQuery("DELETE FROM evaluation_judgement j USING evaluation_query q"
                                + " WHERE q.ordinal = j.query AND q.set_id = :set AND q.query_id = :query"
                                + " AND md5(j.target) = md5(:target) AND j.target = :target")
                        .setParameter("set", set)
                        .setParameter("query", query)
                        .setParameter("target", target)
                        .executeUpdate()
                > 0;
    }
}
