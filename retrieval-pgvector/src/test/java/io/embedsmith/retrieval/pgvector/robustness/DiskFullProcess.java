package io.embedsmith.retrieval.pgvector.robustness;

import io.agroal.api.AgroalDataSource;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.pgvector.cluster.ClusterSettings;
import io.embedsmith.retrieval.pgvector.cluster.PrivateCluster;
import io.embedsmith.retrieval.pgvector.schema.DatabaseSchema;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.testing.Integrity;
import io.embedsmith.retrieval.testing.RandomTexts;
import io.embedsmith.retrieval.testing.Sources;
import io.embedsmith.retrieval.testing.TestDatabase;
import io.embedsmith.retrieval.testing.TestRetrieval;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Runs with the tables on a file system of some MB until it is full: in a process of its own, since the file system is
 * mounted in a namespace that only it sees. Prints what happened, one fact per line.
 */
final class DiskFullProcess {
    private DiskFullProcess() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path data = Path.of(args[0]);
        Path small = Path.of(args[1]);
        try (PrivateCluster cluster = start(data)) {
            DatabaseSchema.migrate(
                    cluster.owner().unpooled(), cluster.application().user(), List.of());
        }
        // Tables alone go to the small file system: a log that cannot be written ends the server, as it should.
        move(data.resolve("pgdata/base"), small.resolve("base"));
        try (PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
                PrivateCluster cluster = start(data);
                AgroalDataSource pool = TestDatabase.pool(cluster.application())) {
            run(out, new TestRetrieval(pool, RetrievalSettings.DEFAULT), small.resolve("ballast"));
        }
    }

    private static PrivateCluster start(Path data) {
        return PrivateCluster.start(new ClusterSettings(data, OptionalInt.empty(), ClusterSettings.Durability.NONE));
    }

    private static void run(PrintStream out, TestRetrieval retrieval, Path ballast) throws IOException {
        CollectionName collection = retrieval.newCollection();
        retrieval.ingest(collection, Sources.document("first", "the red fox"));
        Files.write(ballast, new byte[8 << 20]);
        try {
            for (int round = 0; round < 1_000; round++) {
                retrieval.ingest(collection, many(round));
            }
            out.println("never full");
        } catch (RetrievalException e) {
            out.println(e.code());
        }
        out.println("found " + retrieval.keywordIds(collection, "fox"));
        Integrity.check(retrieval.database(), collection);
        Files.delete(ballast);
        retrieval.ingest(collection, Sources.document("second", "a brown bear"));
        out.println("found " + retrieval.keywordIds(collection, "bear"));
        Integrity.check(retrieval.database(), collection);
    }

    private static void move(Path from, Path to) throws IOException, InterruptedException {
        Process copy = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .inheritIO()
                .start();
        if (copy.waitFor() != 0) {
            throw new IOException("cannot copy " + from + " to " + to);
        }
        Files.move(from, from.resolveSibling("base.moved"));
        Files.createSymbolicLink(from, to);
    }

    private static List<SourceDocument> many(int round) {
        RandomTexts texts = new RandomTexts(round, 5_000);
        List<SourceDocument> documents = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            documents.add(Sources.document("r" + round + "d" + i, texts.text(100, 200)));
        }
        return documents;
    }
}
