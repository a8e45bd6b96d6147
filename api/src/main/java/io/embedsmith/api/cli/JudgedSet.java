package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.ServerClient;
import io.embedsmith.api.cli.backend.ServerJobs;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.evaluation.JudgedQuery;
import io.embedsmith.api.rest.dto.EvaluationRunDto;
import io.embedsmith.api.rest.dto.EvaluationSetDto;
import io.embedsmith.api.rest.dto.JobDto;
import java.io.PrintWriter;
import java.util.List;

/** An evaluation set of a collection on the server. */
record JudgedSet(ServerClient server, String collection, String name) {

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
            ServerJobs.await(server, accepted, progress::update);
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
