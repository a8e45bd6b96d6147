package io.embedsmith.retrieval.pgvector.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.Integrity;
import io.embedsmith.retrieval.testing.RandomTexts;
import io.embedsmith.retrieval.testing.Sources;
import io.embedsmith.retrieval.testing.TestRetrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrentChangesIT {
    private static final int DOCUMENTS = 12;
    private static final int ROUNDS = 15;

    private final TestRetrieval retrieval = TestRetrieval.open();
    private final CollectionName collection = retrieval.newCollection();

    @Test
    void upsertsAndDeletesOfTheSameDocumentsLeaveEachWholeOrGone() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                long seed = writer;
                work.add(threads.submit(() -> upsert(seed)));
            }
            work.add(threads.submit(this::delete));
            work.add(threads.submit(this::search));
            for (Future<?> future : work) {
                future.get();
            }
        }
        Integrity.check(retrieval.database(), collection);
    }

    private void upsert(long seed) {
        RandomTexts texts = new RandomTexts(seed, 50);
        for (int round = 0; round < ROUNDS; round++) {
            List<SourceDocument> documents = new ArrayList<>();
            for (int i = 0; i < DOCUMENTS; i++) {
                // In an order of its own each time, to provoke what locks taken out of order would do.
                String key = "d" + texts.nextInt(DOCUMENTS);
                documents.add(Sources.document(key, texts.text(1, 3), texts.text(1, 3), "shared passage"));
            }
            retrieval.ingest(collection, documents);
        }
    }

    private void delete() {
        RandomTexts random = new RandomTexts(99, 50);
        for (int round = 0; round < ROUNDS * 4; round++) {
            retrieval
                    .documents()
                    .delete(TenantId.DEFAULT, collection, new DocumentKey("d" + random.nextInt(DOCUMENTS)));
        }
    }

    private void search() {
        for (int round = 0; round < ROUNDS * 4; round++) {
            assertThat(retrieval.keywordIds(collection, "shared passage w1")).doesNotHaveDuplicates();
        }
    }
}
