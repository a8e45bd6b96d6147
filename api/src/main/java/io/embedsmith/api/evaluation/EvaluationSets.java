package io.embedsmith.api.evaluation;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.tenancy.TenantTransactions;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The evaluation sets of a tenant's collections. */
@ApplicationScoped
public class EvaluationSets {
    /** Most queries of one set. */
    public static final int MAX_QUERIES = 10_000;
    /** Most judgements of one set. */
    public static final int MAX_JUDGEMENTS = 200_000;

    private static final int MAX_NAME = 128;

    private final TenantTransactions transactions;
    private final JudgedQueries queries;
    private final Clock clock;

    EvaluationSets(TenantTransactions transactions, JudgedQueries queries, Clock clock) {
        this.transactions = transactions;
        this.queries = queries;
        this.clock = clock;
    }

    /** Which set. */
    public record Address(TenantId tenant, String collection, String name) {}

    /** Makes a set with its first queries, which may be none. */
    public EvaluationSet create(Address address, List<JudgedQuery> first) {
        if (address.name().isBlank() || address.name().length() > MAX_NAME) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "the name of an evaluation set has " + address.name().length() + " characters; 1 to " + MAX_NAME
                            + " are needed, not blank");
        }
        requireDistinct(first);
        return transactions.call(address.tenant(), () -> {
            if (row(address).isPresent()) {
                throw new ApiException(
                        ErrorCode.CONFLICT,
                        "collection '" + address.collection() + "' has an evaluation set '" + address.name()
                                + "' already; take another name or add to that one");
            }
            EvaluationSetEntity row = new EvaluationSetEntity();
            row.id = UUID.randomUUID();
            row.tenantId = address.tenant().value();
            row.collection = address.collection();
            row.name = address.name();
            row.createdAt = clock.instant();
            row.updatedAt = row.createdAt;
            row.persistAndFlush();
            return put(row, first);
        });
    }

    /** All sets of a collection, by name. */
    public List<EvaluationSet> list(TenantId tenant, String collection) {
        return transactions.call(
                tenant,
                () ->
                        EvaluationSetEntity.<EvaluationSetEntity>list("collection = ?1 ORDER BY name", collection)
                                .stream()
                                .map(this::toSet)
                                .toList());
    }

    /** One set. */
    public EvaluationSet get(Address address) {
        return transactions.call(address.tenant(), () -> toSet(required(address)));
    }

    /** Queries {@code from} (counted from 0) and on, in the order in which they came. */
    public List<JudgedQuery> queries(Address address, int from, int limit) {
        return transactions.call(address.tenant(), () -> queries.page(required(address).id, from, limit));
    }

    /** Queries that ask this, word for word. */
    public List<JudgedQuery> queriesOf(Address address, String text) {
        return transactions.call(address.tenant(), () -> {
            EvaluationSetEntity row = required(address);
            return queries.idsOf(row.id, text).stream()
                    .flatMap(id -> queries.find(row.id, id).stream())
                    .toList();
        });
    }

    /** All queries. */
    public List<JudgedQuery> queries(Address address) {
        return queries(address, 0, MAX_QUERIES);
    }

    /** Adds queries and judgements; those that are there take the new text and grade. */
    public EvaluationSet add(Address address, List<JudgedQuery> added) {
        requireDistinct(added);
        return transactions.call(address.tenant(), () -> put(locked(address), added));
    }

    /** Judges one target; without an id, the query is the one with that text, made when new. */
    public JudgedQuery judge(Address address, Optional<String> id, String text, Judgement judgement) {
        return transactions.call(address.tenant(), () -> {
            EvaluationSetEntity row = locked(address);
            String query = id.orElseGet(
                    () -> queries.idsOf(row.id, text).stream().findFirst().orElseGet(() -> idOf(text)));
            put(row, List.of(checked(() -> new JudgedQuery(query, text, List.of(judgement)))));
            return queries.find(row.id, query).getFirst();
        });
    }

    /** Takes a judgement back; its query stays. */
    public void unjudge(Address address, String query, String target) {
        transactions.run(address.tenant(), () -> {
            EvaluationSetEntity row = locked(address);
            if (!queries.delete(row.id, query, target)) {
                throw new ApiException(
                        ErrorCode.NOT_FOUND,
                        "evaluation set '" + address.name() + "' has no judgement of target '" + target
                                + "' for queryId '" + query + "'");
            }
            row.updatedAt = clock.instant();
        });
    }

    /** Removes a query with its judgements. */
    public void deleteQuery(Address address, String query) {
        transactions.run(address.tenant(), () -> {
            EvaluationSetEntity row = locked(address);
            if (!queries.delete(row.id, query)) {
                throw new ApiException(
                        ErrorCode.NOT_FOUND, "evaluation set '" + address.name() + "' has no query '" + query + "'");
            }
            row.updatedAt = clock.instant();
        });
    }

    /** Removes a set with all that was measured by it. */
    public void delete(Address address) {
        transactions.run(address.tenant(), () -> required(address).delete());
    }

    /** Removes the sets of a collection that is no more. */
    public void deleteAll(TenantId tenant, String collection) {
        transactions.call(tenant, () -> EvaluationSetEntity.delete("collection", collection));
    }

    private EvaluationSet put(EvaluationSetEntity row, List<JudgedQuery> added) {
        if (!added.isEmpty()) {
            queries.put(new TenantId(row.tenantId), row.id, added);
            row.updatedAt = clock.instant();
        }
        EvaluationSet set = toSet(row);
        if (set.queries() > MAX_QUERIES || set.judgements() > MAX_JUDGEMENTS) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "evaluation set '" + row.name + "' would have " + set.queries() + " queries with "
                            + set.judgements()
                            + " judgements; at most " + MAX_QUERIES + " and " + MAX_JUDGEMENTS
                            + " are allowed, divide it into several");
        }
        return set;
    }

    private static void requireDistinct(List<JudgedQuery> added) {
        Set<String> ids = new HashSet<>();
        for (JudgedQuery query : added) {
            if (!ids.add(query.id())) {
                throw new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        "query '" + query.id() + "' is there twice; each id may be there once");
            }
        }
    }

    /** Of the text, so that the same question asked on two pages is one query. */
    private static String idOf(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "q-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this is a bug", e);
        }
    }

    private static <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<EvaluationSetEntity> row(Address address) {
        return EvaluationSetEntity.<EvaluationSetEntity>find(
                        "collection = ?1 AND name = ?2", address.collection(), address.name())
                .firstResultOptional();
    }

    private static EvaluationSetEntity required(Address address) {
        return row(address).orElseThrow(() -> notFound(address));
    }

    private static EvaluationSetEntity locked(Address address) {
        return EvaluationSetEntity.<EvaluationSetEntity>find(
                        "collection = ?1 AND name = ?2", address.collection(), address.name())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> notFound(address));
    }

    private static ApiException notFound(Address address) {
        return new ApiException(
                ErrorCode.EVALUATION_SET_NOT_FOUND,
                "collection '" + address.collection() + "' has no evaluation set '" + address.name()
                        + "'; list them with GET /api/v1/collections/NAME/evaluation-sets");
    }

    private EvaluationSet toSet(EvaluationSetEntity row) {
        JudgedQueries.Counts counts = queries.counts(row.id);
        return new EvaluationSet(
                row.id,
                row.collection,
                row.name,
                counts.queries(),
                counts.judged(),
                counts.judgements(),
                row.createdAt,
                row.updatedAt);
    }
}
