package io.embedsmith.training.tuning;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.training.inspection.DataReport;
import io.embedsmith.training.inspection.PairLimit;
import io.embedsmith.training.run.RunSettings;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What to make of a model.
 *
 * @param model a reranker that is tuned, or an encoder that gets a new head
 * @param task what it learns
 * @param development what it is measured on; empty for nothing
 * @param settings of the run
 * @param data SHA-256 of all that is read, by its name
 */
public record RerankerRequest(
        ModelDirectory model,
        RerankerTask task,
        Optional<Candidates> development,
        RunSettings settings,
        SequencedMap<String, String> data) {

    /**
     * Judged queries with the passages that an encoder finds for them, which are put in order.
     *
     * @param encoder searches, once
     * @param depth passages of each query
     */
    public record Candidates(RetrievalDataset dataset, ModelDirectory encoder, int depth) {}

    public RerankerRequest {
        data = new LinkedHashMap<>(data);
    }

    /** All that decides what the weights become, by name. */
    public SequencedMap<String, String> fingerprint() {
        SequencedMap<String, String> read = new LinkedHashMap<>(data);
        development.ifPresent(dev -> read.put("candidates", dev.encoder().card().revision() + ", " + dev.depth()));
        return Fingerprint.of(model, read, "reranker: " + task.settings(), settings);
    }

    /** As {@link TuningRequest#inspect}. */
    public DataReport inspect() {
        Optional<DevelopmentData> dev =
                development.map(candidates -> new DevelopmentData.Retrieval(candidates.dataset()));
        return Inspection.with(
                model, measure -> task.inspect(new Inspection(PairLimit.of(model, measure, task.maxTokens()), dev)));
    }
}
