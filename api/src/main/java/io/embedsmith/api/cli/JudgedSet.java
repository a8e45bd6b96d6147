package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.ServerClient;
import io.embedsmith.api.cli.backend.ServerJobs;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.evaluation.JudgedQuery;
import io.embedsmith.api.evaluation.Judgement;
import io.embedsmith.api.rest.dto.EvaluationRunDto;
import io.embedsmith.api.rest.dto.EvaluationSetDto;
import io.embedsmith.api.rest.dto.JobDto;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An evaluation set of a collection on the server. */
record JudgedSet(ServerClient server, String collection, String name) {

    private static final int PAGE = 1_000;

    /** Puts queries into it; it is made when missing. Queries that are there take the new text and grades. */
    void put(List<JudgedQuery> judged) {
        List<EvaluationSetDto.QueryDto> queries =
                judged.stream().map(EvaluationSetDto.QueryDto::of).toList();
        boolean isThere = server.get(sets(), EvaluationSetDto.All.class).sets().stream()
                .anyMatch(each -> each.name().equals(name));
        if (isThere) {
            server.post(path() + "/queries", new EvaluationSetDto.Queries(queries), EvaluationSetDto.Imported.class);
        } else {
            server.post(sets(), new EvaluationSetDto.Request(name, queries), EvaluationSetDto.class);
        }
    }

    /** All of its queries, in the order in which they came. */
    List<JudgedQuery> queries() {
        List<JudgedQuery> queries = new ArrayList<>();
        EvaluationSetDto.Page page;
        do {
            page = server.get(path() + "?limit=" + PAGE + "&from=" + queries.size(), EvaluationSetDto.Page.class);
            page.queries().forEach(query -> queries.add(query(query)));
        } while (page.queries().size() == PAGE);
        return queries;
    }

    private static JudgedQuery query(EvaluationSetDto.QueryDto query) {
        List<EvaluationSetDto.JudgementDto> judgements =
                Optional.ofNullable(query.judgements()).orElse(List.of());
        return new JudgedQuery(
                query.id(),
                query.text(),
                judgements.stream()
                        .map(judgement -> new Judgement(judgement.target(), judgement.grade()))
                        .toList());
    }

    /** Measures the collection by it and waits for the outcome. */
    EvaluationRunDto measure(EvaluationRunDto.Request request, PrintWriter err) {
        return outcome(server.post(path() + "/runs", request, JobDto.class), "Measuring", err);
    }

    /** Chooses a coefficient by it and waits for the outcome. */
    EvaluationRunDto tune(EvaluationRunDto.TuneRequest request, PrintWriter err) {
        return outcome(server.post(path() + "/tune", request, JobDto.class), "Tuning", err);
    }

    private EvaluationRunDto outcome(JobDto accepted, String title, PrintWriter err) {
        try (Progress progress = Progress.of(title, "queries", err)) {
            ServerJobs.await(server, accepted, new JobProgress(progress));
        }
        return server.get(path() + "/runs/" + accepted.id(), EvaluationRunDto.class);
    }

    private String sets() {
        return "/collections/" + ServerClient.encoded(collection) + "/evaluation-sets";
    }

    private String path() {
        return sets() + "/" + ServerClient.encoded(name);
    }
}
