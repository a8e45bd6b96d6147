package io.embedsmith.api.job;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.embedsmith.retrieval.ingest.Ingestor;
import jakarta.inject.Singleton;

/** Segments the passages of a collection again. */
@Singleton
class ResegmentWork implements JobWork<JobSpec.Resegment> {
    private final Ingestor ingestor;
    private final CollectionStore collections;

    ResegmentWork(Ingestor ingestor, CollectionStore collections) {
        this.ingestor = ingestor;
        this.collections = collections;
    }

    @Override
    public void run(Job job, JobSpec.Resegment spec, Attempt attempt) {
        CollectionName collection = new CollectionName(spec.collection());
        attempt.restart();
        attempt.total(collections.get(job.tenant(), collection).documents());
        ingestor.resegment(job.tenant(), collection, new JobListener(attempt, key -> {}));
    }
}
