package io.embedsmith.api.evaluation.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** What jobs concluded from results: comparisons and advice, with their reports in every language. */
@ApplicationScoped
public class Findings {
    /** What they are written in, which are no single table. */
    public static final List<ReportFormat> FORMATS = List.of(ReportFormat.HTML, ReportFormat.MARKDOWN);

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final TenantTransactions transactions;
    private final ObjectMapper json;
    private final Clock clock;

    Findings(TenantTransactions transactions, ObjectMapper json, Clock clock) {
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** What is concluded. */
    public enum Kind {
        /** Of two models of an evaluation. */
        COMPARISON(ModelComparison.class),
        /** Which model to take. */
        ADVICE(ModelAdvice.class);

        private final Class<?> outcome;

        Kind(Class<?> outcome) {
            this.outcome = outcome;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Which finding.
     *
     * @param id that of its job
     * @param evaluation that it belongs to; empty for advice
     */
    public record Address(TenantId tenant, Kind kind, UUID id, Optional<UUID> evaluation) {
        /** A comparison of two models of an evaluation. */
        public static Address comparison(TenantId tenant, UUID id, UUID evaluation) {
            return new Address(tenant, Kind.COMPARISON, id, Optional.of(evaluation));
        }

        /** Advice. */
        public static Address advice(TenantId tenant, UUID id) {
            return new Address(tenant, Kind.ADVICE, id, Optional.empty());
        }
    }

    /** A finding as it stands; {@code outcome} is of the kind's class. */
    public record Finding<T>(UUID id, Instant createdAt, T outcome) {}

    /** Keeps what a job concluded; a second attempt of the same job replaces it. */
    void keep(Address address, Object outcome, BiFunction<ReportFormat, Language, String> report) {
        Map<String, String> reports = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            for (ReportFormat format : FORMATS) {
                reports.put(key(format, language), report.apply(format, language));
            }
        }
        transactions.run(address.tenant(), () -> {
            FindingEntity.deleteById(address.id());
            FindingEntity row = new FindingEntity();
            row.id = address.id();
            row.tenantId = address.tenant().value();
            row.kind = address.kind().word();
            row.evaluationId = address.evaluation().orElse(null);
            row.createdAt = clock.instant();
            row.outcome = write(address.kind().outcome.cast(outcome));
            row.reports = write(reports);
            row.persist();
        });
    }

    /** Comparisons of an evaluation, newest first. */
    public List<Finding<ModelComparison>> comparisons(TenantId tenant, UUID evaluation) {
        return transactions.call(
                tenant,
                () ->
                        FindingEntity.<FindingEntity>list("evaluationId = ?1 ORDER BY createdAt DESC, id", evaluation)
                                .stream()
                                .map(row -> finding(row, ModelComparison.class))
                                .toList());
    }

    /** Advice, newest first. */
    public List<Finding<ModelAdvice>> advice(TenantId tenant, int limit) {
        return transactions.call(
                tenant,
                () -> FindingEntity.<FindingEntity>find("kind = ?1 ORDER BY createdAt DESC, id", Kind.ADVICE.word())
                        .page(Page.ofSize(limit))
                        .stream()
                        .map(row -> finding(row, ModelAdvice.class))
                        .toList());
    }

    /** One comparison. */
    public Finding<ModelComparison> comparison(Address address) {
        return transactions.call(address.tenant(), () -> finding(required(address), ModelComparison.class));
    }

    /** One advice. */
    public Finding<ModelAdvice> advice(Address address) {
        return transactions.call(address.tenant(), () -> finding(required(address), ModelAdvice.class));
    }

    /** For people. */
    public String report(Address address, ReportFormat format, Language language) {
        return transactions.call(
                address.tenant(),
                () -> Optional.ofNullable(read(required(address).reports, TEXTS).get(key(format, language)))
                        .orElseThrow(() -> new ApiException(
                                ErrorCode.INVALID_REQUEST,
                                "the parameter 'format' is '" + format.word()
                                        + "'; here html and markdown are allowed")));
    }

    /** Forgets it. */
    public void delete(Address address) {
        transactions.run(address.tenant(), () -> required(address).delete());
    }

    private static FindingEntity required(Address address) {
        return FindingEntity.<FindingEntity>findByIdOptional(address.id())
                .filter(row -> row.kind.equals(address.kind().word())
                        && Optional.ofNullable(row.evaluationId).equals(address.evaluation()))
                .orElseThrow(() -> new ApiException(
                        ErrorCode.NOT_FOUND,
                        "there is no " + address.kind().word() + " " + address.id()
                                + address.evaluation()
                                        .map(evaluation -> " of evaluation " + evaluation)
                                        .orElse("")
                                + "; it is there once its job has succeeded"));
    }

    private <T> Finding<T> finding(FindingEntity row, Class<T> type) {
        try {
            return new Finding<>(row.id, row.createdAt, json.readValue(row.outcome, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static String key(ReportFormat format, Language language) {
        return language.name().toLowerCase(Locale.ROOT) + "." + format.extension();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding cannot be written; this is a bug", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
