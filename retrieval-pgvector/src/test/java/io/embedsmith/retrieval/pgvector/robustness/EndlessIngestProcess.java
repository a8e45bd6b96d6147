package io.embedsmith.retrieval.pgvector.robustness;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.pgvector.cluster.DatabaseAccess;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.testing.Sources;
import io.embedsmith.retrieval.testing.TestDatabase;
import io.embedsmith.retrieval.testing.TestRetrieval;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A process that brings in one version of a collection after another until it is killed. */
final class EndlessIngestProcess {
    static final int DOCUMENTS = 40;
    static final int PASSAGES = 5;

    private EndlessIngestProcess() {}

    public static void main(String[] args) {
        DatabaseAccess access = new DatabaseAccess(args[0], args[1], args[2]);
        CollectionName collection = new CollectionName(args[3]);
        TestRetrieval retrieval = new TestRetrieval(
                TestDatabase.pool(access), new RetrievalSettings(32, 100, RetrievalSettings.Hnsw.DEFAULT, 10_000));
        try (PrintStream out =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            for (int version = Integer.parseInt(args[4]); version < Integer.MAX_VALUE; version++) {
                retrieval.ingest(collection, documents(version));
                out.println(version);
            }
        }
    }

    static List<SourceDocument> documents(int version) {
        List<SourceDocument> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            String[] passages = new String[PASSAGES];
            for (int p = 0; p < PASSAGES; p++) {
                // The middle one stays the same, so that kept passages are part of the test.
                passages[p] = p == 2 ? "constant of " + i : "version" + version + " document " + i + " passage " + p;
            }
            documents.add(Sources.document("d" + i, passages));
        }
        return documents;
    }
}
