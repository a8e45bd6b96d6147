package io.embedsmith.api.cli;

import io.embedsmith.api.evaluation.task.ProcessMemory;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.evaluation.advice.Candidate;
import io.embedsmith.evaluation.advice.TruncatedShare;
import io.embedsmith.evaluation.archive.Measurements;
import io.embedsmith.evaluation.comparison.MeasuredTask;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.result.ArchivedModel;
import io.embedsmith.evaluation.result.ResultArchive;
import io.embedsmith.evaluation.runner.TaskRequest;
import java.util.List;
import java.util.OptionalLong;

/** Measures models for the advisor. */
final class Candidates {
    private final EvalSession session;
    private final Measurements measurements;
    private final List<String> passages;

    Candidates(EvalSession session, Measurements measurements, List<String> passages) {
        this.session = session;
        this.measurements = measurements;
        this.passages = passages;
    }

    /** Memory is what the process grows by from before the model is loaded, so speed is measured before anything else. */
    Candidate of(String name, List<TaskRequest> requests) {
        EmbeddingModel model = session.model(name);
        OptionalLong before = ProcessMemory.residentBytes();
        ModelCard card = session.measured(model);
        OptionalLong memory = ProcessMemory.grownSince(before);
        List<EvalRow> rows = requests.stream()
                .map(request -> session.run(new EvalSystem(name, new LocalEncoder(model)), request))
                .filter(row -> !row.isFailed())
                .toList();
        return new Candidate(
                card, TruncatedShare.of(model, passages), memory, rows.isEmpty() ? List.of() : tasks(rows));
    }

    private List<MeasuredTask> tasks(List<EvalRow> rows) {
        List<String> names = rows.stream().map(EvalRow::taskName).toList();
        ArchivedModel results = ResultArchive.of(rows.getFirst().file().resolveSibling("."))
                .models()
                .getFirst();
        return measurements.measured(results, names);
    }
}
