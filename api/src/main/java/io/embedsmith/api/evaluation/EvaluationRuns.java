package io.embedsmith.api.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.tenancy.TenantTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The history of what was measured. */
@ApplicationScoped
public class EvaluationRuns {
    private static final int MOST_LISTED = 1_000;

    private final EvaluationSets sets;
    private final FoundCandidates candidates;
    private final TenantTransactions transactions;
    private final ObjectMapper json;
    private final Clock clock;

    EvaluationRuns(
            EvaluationSets sets,
            FoundCandidates candidates,
            TenantTransactions transactions,
            ObjectMapper json,
            Clock clock) {
        this.sets = sets;
        this.candidates = candidates;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps what a job measured, once. */
    void keep(MeasuringJob job, String kind, Measurements.Measurement measurement) {
        EvaluationSet set = sets.get(job.set());
        transactions.run(job.set().tenant(), () -> {
            EvaluationRunEntity row = new EvaluationRunEntity();
            row.id = job.id();
            row.tenantId = job.set().tenant().value();
            row.setId = set.id();
            row.kind = kind;
            row.createdAt = clock.instant();
            row.outcome = write(measurement.outcome());
            row.byQuery = write(measurement.byQuery());
            row.persist();
            candidates.forget(job.id());
        });
    }

    /** What an earlier attempt of a job kept. */
    Optional<Outcome> outcome(MeasuringJob job) {
        return transactions.call(
                job.set().tenant(),
                () -> EvaluationRunEntity.<EvaluationRunEntity>findByIdOptional(job.id())
                        .map(row -> read(row.outcome, Outcome.class)));
    }

    /** The newest first. */
    public List<EvaluationRun> list(EvaluationSets.Address address) {
        EvaluationSet set = sets.get(address);
        return transactions.call(
                address.tenant(),
                () -> EvaluationRunEntity.<EvaluationRunEntity>find("setId = ?1 ORDER BY createdAt DESC, id", set.id())
                        .page(0, MOST_LISTED)
                        .stream()
                        .map(row -> toRun(address, row))
                        .toList());
    }

    /** One run. */
    public EvaluationRun get(EvaluationSets.Address address, UUID id) {
        EvaluationSet set = sets.get(address);
        return transactions.call(address.tenant(), () -> toRun(address, required(set, id)));
    }

    /** Its scores query by query. */
    public QueryTable byQuery(EvaluationSets.Address address, UUID id) {
        EvaluationSet set = sets.get(address);
        return transactions.call(address.tenant(), () -> read(required(set, id).byQuery, QueryTable.class));
    }

    /** Forgets a run. */
    public void delete(EvaluationSets.Address address, UUID id) {
        EvaluationSet set = sets.get(address);
        transactions.run(address.tenant(), () -> required(set, id).delete());
    }

    private static EvaluationRunEntity required(EvaluationSet set, UUID id) {
        return EvaluationRunEntity.<EvaluationRunEntity>find("id = ?1 AND setId = ?2", id, set.id())
                .firstResultOptional()
                .orElseThrow(() -> new ApiException(
                        ErrorCode.NOT_FOUND,
                        "evaluation set '" + set.name() + "' has no run " + id
                                + "; a run is there once its job has succeeded"));
    }

    private EvaluationRun toRun(EvaluationSets.Address address, EvaluationRunEntity row) {
        return new EvaluationRun(row.id, address.name(), row.kind, row.createdAt, read(row.outcome, Outcome.class));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run cannot be written; this is a bug", e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
