package io.embedsmith.retrieval.pgvector.robustness;

import static io.embedsmith.retrieval.testing.Sources.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.pgvector.cluster.ClusterSettings;
import io.embedsmith.retrieval.pgvector.cluster.PrivateCluster;
import io.embedsmith.retrieval.pgvector.schema.DatabaseSchema;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.retrieval.testing.TestDatabase;
import io.embedsmith.retrieval.testing.TestRetrieval;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseGoneIT {
    @TempDir
    Path directory;

    private PrivateCluster start(OptionalInt port) {
        return PrivateCluster.start(new ClusterSettings(directory, port, ClusterSettings.Durability.NONE));
    }

    @Test
    void callsFailClearlyAndWorkAgainOnceTheDatabaseIsBack() {
        PrivateCluster cluster = start(OptionalInt.empty());
        DatabaseSchema.migrate(cluster.owner().unpooled(), cluster.application().user(), List.of());
        int port = cluster.port();
        try (AgroalDataSource pool = TestDatabase.pool(cluster.application())) {
            TestRetrieval retrieval = new TestRetrieval(pool, RetrievalSettings.DEFAULT);
            CollectionName collection = retrieval.newCollection();
            retrieval.ingest(collection, document("a", "the red fox"));

            cluster.close();
            List<ThrowingCallable> calls = List.of(
                    () -> retrieval.ingest(collection, document("b", "another fox")),
                    () -> retrieval.collections().list(TenantId.DEFAULT),
                    () -> retrieval.keywordIds(collection, "fox"));
            for (ThrowingCallable call : calls) {
                assertThatThrownBy(call).isInstanceOfSatisfying(RetrievalException.class, e -> {
                    assertThat(e.code()).isEqualTo("database-unavailable");
                    assertThat(e.kind()).isEqualTo(RetrievalException.Kind.UNAVAILABLE);
                });
            }

            try (PrivateCluster again = start(OptionalInt.of(port))) {
                assertThat(again.port()).isEqualTo(port);
                assertThat(retrieval.keywordIds(collection, "fox")).containsExactly("a#0");
                retrieval.ingest(collection, document("b", "another fox"));
                assertThat(retrieval.keywordIds(collection, "another")).containsExactly("b#0");
            }
        } finally {
            cluster.close();
        }
    }
}
