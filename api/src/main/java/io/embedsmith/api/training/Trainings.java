package io.embedsmith.api.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.report.ReportFormat;
import io.embedsmith.api.tenancy.TenantTransactions;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.retrieval.tenant.TenantId;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The trainings of a tenant, in the database: any server tells how they go, whichever one trains. */
@ApplicationScoped
public class Trainings {
    /** What the report of a training is written in. */
    public static final List<ReportFormat> FORMATS =
            List.of(ReportFormat.HTML, ReportFormat.MARKDOWN, ReportFormat.JSON);

    private final TenantTransactions transactions;
    private final Session session;
    private final ObjectMapper json;
    private final Clock clock;

    Trainings(TenantTransactions transactions, Session session, ObjectMapper json, Clock clock) {
        this.transactions = transactions;
        this.session = session;
        this.json = json;
        this.clock = clock;
    }

    /** Writes down what is asked for, inside the transaction that puts its job in. */
    public void add(TenantId tenant, UUID job, TrainingWish wish) {
        TrainingEntity row = new TrainingEntity();
        row.id = job;
        row.tenantId = tenant.value();
        row.wish = write(wish);
        row.createdAt = clock.instant();
        row.persistAndFlush();
    }

    /** The newest first. */
    public List<Training> list(TenantId tenant, int limit) {
        return transactions.call(
                tenant,
                () ->
                        TrainingEntity.<TrainingEntity>find("ORDER BY createdAt DESC, id")
                                .page(Page.ofSize(limit))
                                .stream()
                                .map(this::toTraining)
                                .toList());
    }

    /** One of them, if it is there. */
    public Optional<Training> find(TenantId tenant, UUID id) {
        return transactions.call(
                tenant,
                () -> TrainingEntity.<TrainingEntity>findByIdOptional(id).map(this::toTraining));
    }

    /** One of them. */
    public Training get(TenantId tenant, UUID id) {
        return transactions.call(tenant, () -> toTraining(required(id)));
    }

    /** What its run told so far. */
    public TrainingCurve curve(TenantId tenant, UUID id) {
        return transactions.call(tenant, () -> curve(required(id).id));
    }

    /**
     * Before and after.
     *
     * @param format one of {@link #FORMATS}
     */
    public String report(TenantId tenant, UUID id, ReportFormat format, Language language) {
        String name = file(format, language);
        return transactions.call(
                tenant,
                () -> session
                        .createNativeQuery(
                                "SELECT content FROM training_report WHERE training_id = ?1 AND name = ?2",
                                String.class)
                        .setParameter(1, required(id).id)
                        .setParameter(2, name)
                        .getResultList()
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> new ApiException(
                                ErrorCode.NOT_FOUND,
                                "training " + id + " has no " + name + "; it is there once its job has succeeded")));
    }

    /** The file that {@code train} writes it into. */
    private static String file(ReportFormat format, Language language) {
        boolean isPlain = format == ReportFormat.JSON || language == Language.EN;
        return (isPlain ? "report." : "report.zh.") + format.extension();
    }

    /** Forgets it; the model stays. */
    public void delete(TenantId tenant, UUID id) {
        transactions.run(tenant, () -> required(id).delete());
    }

    /** Writes down what the run told; {@code isAnew} where it told everything again. */
    void tell(TenantId tenant, UUID id, CurveFile.News news) {
        transactions.run(tenant, () -> {
            if (news.isAnew()) {
                session.createNativeMutationQuery("DELETE FROM training_event WHERE training_id = ?1")
                        .setParameter(1, id)
                        .executeUpdate();
            }
            session.createNativeMutationQuery("INSERT INTO training_event (training_id, ordinal, tenant_id, event)"
                            + " SELECT ?1, told.ordinal + (SELECT count(*) FROM training_event WHERE training_id = ?1),"
                            + " ?2, told.event FROM unnest(string_to_array(?3, chr(10)))"
                            + " WITH ORDINALITY AS told (event, ordinal)")
                    .setParameter(1, id)
                    .setParameter(2, tenant.value())
                    .setParameter(3, String.join("\n", news.lines()))
                    .executeUpdate();
        });
    }

    /** Writes down that the model is there, with its reports by their files' names. */
    void finish(TenantId tenant, UUID id, Map<String, String> reports) {
        transactions.run(tenant, () -> {
            required(id).finishedAt = clock.instant();
            reports.forEach((name, content) -> session.createNativeMutationQuery(
                            "INSERT INTO training_report (training_id, name, tenant_id, content)"
                                    + " VALUES (?1, ?2, ?3, ?4)"
                                    + " ON CONFLICT (training_id, name) DO UPDATE SET content = excluded.content")
                    .setParameter(1, id)
                    .setParameter(2, name)
                    .setParameter(3, tenant.value())
                    .setParameter(4, content)
                    .executeUpdate());
        });
    }

    private static TrainingEntity required(UUID id) {
        return TrainingEntity.<TrainingEntity>findByIdOptional(id)
                .orElseThrow(() -> new ApiException(ErrorCode.TRAINING_NOT_FOUND, "there is no training " + id));
    }

    private TrainingCurve curve(UUID id) {
        return TrainingCurve.of(session.createNativeQuery(
                        "SELECT event FROM training_event WHERE training_id = ?1 ORDER BY ordinal", String.class)
                .setParameter(1, id)
                .getResultList());
    }

    /** The measurements and the last steps: all that is needed to say how far it is. */
    private List<String> milestones(UUID id) {
        return session.createNativeQuery(
                        "SELECT event FROM training_event WHERE training_id = ?1 AND (event LIKE '%\"metric\"%' OR ordinal IN"
                                + " (SELECT ordinal FROM training_event WHERE training_id = ?1"
                                + " AND event NOT LIKE '%\"metric\"%' ORDER BY ordinal DESC LIMIT ?2)) ORDER BY ordinal",
                        String.class)
                .setParameter(1, id)
                .setParameter(2, TrainingCurve.RECENT)
                .getResultList();
    }

    private Training toTraining(TrainingEntity row) {
        return new Training(
                row.id,
                read(row.wish),
                row.createdAt,
                Optional.ofNullable(row.finishedAt),
                TrainingCurve.of(milestones(row.id)).progress());
    }

    private String write(TrainingWish wish) {
        try {
            return json.writeValueAsString(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a training cannot be written; this is a bug", e);
        }
    }

    private TrainingWish read(String wish) {
        try {
            return json.readValue(wish, TrainingWish.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a training cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
