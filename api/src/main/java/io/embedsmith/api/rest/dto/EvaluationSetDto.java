package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.api.evaluation.EvaluationSet;
import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.evaluation.JudgedQuery;
import io.embedsmith.api.evaluation.Judgement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation set as it stands.
 *
 * @param judged queries with a relevant target
 */
public record EvaluationSetDto(
        String name,
        String collection,
        long queries,
        long judged,
        long judgements,
        Instant createdAt,
        Instant updatedAt) {

    /** Body of the list. */
    public record All(List<EvaluationSetDto> sets) {}

    /** A set with a page of its queries. */
    public record Page(EvaluationSetDto set, List<QueryDto> queries) {}

    /**
     * What an import did.
     *
     * @param added queries of the import
     * @param leftOut queries of the file that the qrels do not name
     */
    public record Imported(EvaluationSetDto set, int added, int leftOut) {}

    /** One grade. */
    public record JudgementDto(
            @NotNull String target, @NotNull Integer grade) {
        Judgement toJudgement() {
            return Requests.checked(() -> new Judgement(Requests.storable("target", target), grade));
        }

        static JudgementDto of(Judgement judgement) {
            return new JudgementDto(judgement.target(), judgement.grade());
        }
    }

    /** A query with its grades. */
    public record QueryDto(
            @NotNull String id,
            @NotNull String text,
            @Nullable List<@NotNull @Valid JudgementDto> judgements) {
        /** As the contract shows it. */
        public static QueryDto of(JudgedQuery query) {
            return new QueryDto(
                    query.id(),
                    query.text(),
                    query.judgements().stream().map(JudgementDto::of).toList());
        }

        JudgedQuery toQuery() {
            List<Judgement> grades = judgements == null
                    ? List.of()
                    : judgements.stream().map(JudgementDto::toJudgement).toList();
            return Requests.checked(
                    () -> new JudgedQuery(Requests.storable("id", id), Requests.storable("text", text), grades));
        }
    }

    /** Queries to be added. */
    public record Queries(
            @NotNull @Size(min = 1, max = EvaluationSets.MAX_QUERIES)
            List<@NotNull @Valid QueryDto> queries) {
        /** Checked. */
        public List<JudgedQuery> toQueries() {
            return queries.stream().map(QueryDto::toQuery).toList();
        }
    }

    /** A new set. */
    public record Request(
            @NotNull String name,

            @Nullable @Size(max = EvaluationSets.MAX_QUERIES)
            List<@NotNull @Valid QueryDto> queries) {
        /** Checked. */
        public String toName() {
            return Requests.storable("name", name);
        }

        /** Checked. */
        public List<JudgedQuery> toQueries() {
            return queries == null
                    ? List.of()
                    : queries.stream().map(QueryDto::toQuery).toList();
        }
    }

    /**
     * One grade for one query.
     *
     * @param queryId of the query; by its text when left out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Judge(
            @Nullable String queryId,
            @NotNull String query,
            @NotNull String target,
            @NotNull Integer grade) {
        /** Id of the query, where it is given. */
        public Optional<String> id() {
            return Optional.ofNullable(queryId).map(id -> Requests.storable("queryId", id));
        }

        /** Text of the query. */
        public String text() {
            return Requests.storable("query", query);
        }

        /** The grade. */
        public Judgement judgement() {
            return new JudgementDto(target, grade).toJudgement();
        }
    }

    /** As the contract shows it. */
    public static EvaluationSetDto of(EvaluationSet set) {
        return new EvaluationSetDto(
                set.name(),
                set.collection(),
                set.queries(),
                set.judged(),
                set.judgements(),
                set.createdAt(),
                set.updatedAt());
    }
}
