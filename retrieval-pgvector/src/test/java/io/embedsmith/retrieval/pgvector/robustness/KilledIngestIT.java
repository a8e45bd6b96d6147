package io.embedsmith.retrieval.pgvector.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentInfo;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.pgvector.cluster.DatabaseAccess;
import io.embedsmith.retrieval.pgvector.cluster.TemporaryCluster;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.Integrity;
import io.embedsmith.retrieval.testing.TestRetrieval;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KilledIngestIT {
    private static final Pattern VERSION = Pattern.compile("version(\\d+) ");

    private final TestRetrieval retrieval = TestRetrieval.open();
    private final CollectionName collection = retrieval.newCollection();

    @Test
    void killLeavesTheOldOrTheNewVersionOfEachDocument() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        int version = 1;
        for (int round = 0; round < 3; round++) {
            Process process = start(version);
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                String done = lines.readLine();
                assertThat(done)
                        .as("the child process came to its first version")
                        .isNotNull();
                // Somewhere within one of the next versions.
                Thread.sleep(random.nextInt(20, 200));
            } finally {
                process.destroyForcibly().waitFor();
            }
            check();
            version = newestVersion() + 1;
        }
        // What was left behind hinders nothing.
        retrieval.ingest(collection, EndlessIngestProcess.documents(1_000_000));
        check();
        assertThat(newestVersion()).isEqualTo(1_000_000);
    }

    private Process start(int version) throws IOException {
        DatabaseAccess access = TemporaryCluster.shared().application();
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessIngestProcess.class.getName(),
                        access.jdbcUrl(),
                        access.user(),
                        access.password(),
                        collection.value(),
                        Integer.toString(version))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void check() {
        Integrity.check(retrieval.database(), collection);
        for (DocumentInfo document : documents()) {
            assertThat(versions(document))
                    .as("versions in document %s", document.key())
                    .hasSize(1);
            assertThat(document.passages()).isEqualTo(EndlessIngestProcess.PASSAGES);
        }
    }

    private int newestVersion() {
        return documents().stream()
                .flatMap(document -> versions(document).stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    private List<DocumentInfo> documents() {
        return retrieval
                .documents()
                .list(TenantId.DEFAULT, collection, new DocumentStore.Page(Optional.empty(), Optional.empty(), 1_000));
    }

    private Set<Integer> versions(DocumentInfo document) {
        return retrieval.documents().passages(TenantId.DEFAULT, collection, document.key(), 0, 100).stream()
                .map(passage -> VERSION.matcher(passage.text()))
                .filter(Matcher::find)
                .map(matcher -> Integer.valueOf(matcher.group(1)))
                .collect(Collectors.toSet());
    }
}
