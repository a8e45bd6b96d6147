package io.embedsmith.api.cli.backend;

import io.embedsmith.api.cli.backend.Backend.IngestProgress;
import io.embedsmith.api.ingest.BeirCorpus;
import io.embedsmith.api.ingest.BeirDocuments;
import io.embedsmith.api.ingest.DocumentReading;
import io.embedsmith.api.ingest.FileCompletion;
import io.embedsmith.api.ingest.FileDocuments;
import io.embedsmith.api.ingest.FilesInTurn;
import io.embedsmith.api.ingest.Reading;
import io.embedsmith.api.ingest.SourceFile;
import io.embedsmith.api.wiring.Parts;
import io.embedsmith.evaluation.file.TextLimits;
import io.embedsmith.retrieval.collection.CollectionInfo;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.extract.DocumentExtractor;
import io.embedsmith.retrieval.ingest.IngestListener;
import io.embedsmith.retrieval.ingest.Ingestor;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings documents in without a server. */
final class LocalIngest {
    private final LocalEngine engine;
    private final TenantId tenant;

    LocalIngest(LocalEngine engine, TenantId tenant) {
        this.engine = engine;
        this.tenant = tenant;
    }

    IngestSummary run(IngestPlan plan, IngestProgress progress) {
        CollectionName name = new CollectionName(plan.collection());
        CollectionInfo info = engine.retrieval().collections().get(tenant, name);
        Reading.Splitting splitting = new Reading.Splitting(
                info.settings().splitting(),
                engine.models().model(info.settings().model()));
        Ingestor ingestor = engine.retrieval().ingestor();
        return switch (plan.format()) {
            case BEIR -> {
                long total = plan.items().stream()
                        .mapToLong(item -> corpus(item).count(() -> false))
                        .sum();
                Counter counter = new Counter(total, progress);
                for (IngestPlan.Item item : plan.items()) {
                    try (BeirDocuments documents =
                            corpus(item).documents(splitting.model().tokenizer())) {
                        ingestor.ingest(tenant, name, documents, counter.next());
                    }
                }
                yield counter.summary();
            }
            case FILES -> {
                List<SourceFile> files = plan.items().stream()
                        .map(item -> new SourceFile(new DocumentKey(item.key()), item.file(), Map.of()))
                        .toList();
                Counter counter = new Counter(
                        files.stream().mapToLong(FileDocuments::count).sum(), progress);
                try (DocumentExtractor extractor = Parts.extractor(engine.config())) {
                    FileDocuments documents = new FileDocuments(new DocumentReading(extractor), splitting);
                    try (FilesInTurn<SourceFile> inTurn =
                            new FilesInTurn<>(files.iterator(), documents::of, new FileCompletion<>(file -> {}))) {
                        ingestor.ingest(tenant, name, inTurn, counter);
                    }
                }
                yield counter.summary();
            }
        };
    }

    private BeirCorpus corpus(IngestPlan.Item item) {
        return new BeirCorpus(
                item.file(), TextLimits.OWN, engine.config().ingest().maxCharacters());
    }

    /** Counts what became of the documents. */
    private static final class Counter implements IngestListener {
        private final long total;
        private final IngestProgress progress;
        private final List<IngestSummary.Failure> failures = new ArrayList<>();
        private long ready;
        private long before;
        private double underWay;

        Counter(long total, IngestProgress progress) {
            this.total = total;
            this.progress = progress;
        }

        @Override
        public synchronized void ready(DocumentKey key, Outcome outcome) {
            ready++;
            update();
        }

        @Override
        public synchronized void failed(DocumentKey key, DocumentFailure failure) {
            failures.add(new IngestSummary.Failure(key.value(), failure.code(), failure.message()));
            update();
        }

        /** Of the ingest at hand: corpora come in one after the other. */
        @Override
        public synchronized void underWay(double documents) {
            underWay = before + documents;
            update();
        }

        private void update() {
            progress.update(Math.max((double) (ready + failures.size()), underWay), total);
        }

        /** The next ingest counts from here. */
        synchronized Counter next() {
            before = ready + failures.size();
            return this;
        }

        @Override
        public boolean isCancelled() {
            return Thread.currentThread().isInterrupted();
        }

        synchronized IngestSummary summary() {
            return new IngestSummary(ready, failures);
        }
    }
}
