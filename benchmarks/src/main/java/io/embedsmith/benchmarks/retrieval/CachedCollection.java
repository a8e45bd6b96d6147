package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.collection.CollectionInfo;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.ingest.IngestReport;
import io.embedsmith.retrieval.tenant.TenantId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A data set as a collection that stays between runs: embedding it is the expensive part. */
final class CachedCollection {
    private CachedCollection() {}

    /** The collection, filled. One that an interrupted run left half full goes on where that one stopped. */
    static CollectionName fill(Workplace workplace, RetrievalDataset dataset, ModelId modelId, Report report)
            throws IOException {
        try (RememberedModel model = RememberedModel.of(workplace.models().model(modelId), workplace.folder());
                RetrievalSystem retrieval = workplace.retrievalWith(model)) {
            CollectionName name = name(dataset, modelId);
            CollectionInfo before = getOrCreate(retrieval, name, modelId);
            if (before.passages() == dataset.corpus().size()) {
                return name;
            }
            report.progress(name + ": " + before.passages() + " of "
                    + dataset.corpus().size() + " passages are there, ingesting the rest");
            Instant start = Instant.now();
            WholePassages passages = new WholePassages(model.tokenizer());
            IngestReport ingest = retrieval
                    .ingestor()
                    .ingest(
                            TenantId.DEFAULT,
                            name,
                            passages.documents(dataset.corpus().passages()),
                            new ProgressLines(name.value(), dataset.corpus().size(), report));
            if (ingest.failed() > 0
                    || retrieval.collections().get(TenantId.DEFAULT, name).passages()
                            != dataset.corpus().size()) {
                throw new IllegalStateException("the ingest of " + name + " left " + ingest + " and "
                        + retrieval.collections().get(TenantId.DEFAULT, name).passages() + " passages of "
                        + dataset.corpus().size() + "; this is a bug");
            }
            report.progress(name + ": filled in "
                    + Duration.between(start, Instant.now()).toSeconds() + " s, " + ingest);
            return name;
        }
    }

    /** Data set, number of passages and model; a change of the data changes the revision. */
    private static CollectionName name(RetrievalDataset dataset, ModelId model) {
        String set = dataset.name().replaceAll("[/ ].*", "");
        return new CollectionName(
                set + "-" + dataset.corpus().size() + "-" + dataset.revision().substring(0, 8) + "-" + model);
    }

    private static CollectionInfo getOrCreate(RetrievalSystem retrieval, CollectionName name, ModelId model) {
        try {
            return retrieval.collections().get(TenantId.DEFAULT, name);
        } catch (RetrievalException e) {
            if (e.kind() != RetrievalException.Kind.NOT_FOUND) {
                throw e;
            }
            return retrieval.collections().create(TenantId.DEFAULT, name, CollectionSettings.of(model));
        }
    }
}
