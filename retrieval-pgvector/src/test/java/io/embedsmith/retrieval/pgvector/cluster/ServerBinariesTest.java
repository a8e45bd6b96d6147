package io.embedsmith.retrieval.pgvector.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ServerBinariesTest {
    private static final ServerBinaries OLD = new ServerBinaries(Path.of("/pg/14/bin"), 14, true);
    private static final ServerBinaries WITH_VECTOR = new ServerBinaries(Path.of("/pg/15/bin"), 15, true);
    private static final ServerBinaries NEWER_WITH_VECTOR = new ServerBinaries(Path.of("/pg/17/bin"), 17, true);
    private static final ServerBinaries NEWEST_WITHOUT = new ServerBinaries(Path.of("/pg/18/bin"), 18, false);

    @Test
    void newestWithVectorWins() {
        assertThat(ServerBinaries.choose(
                        List.of(OLD, WITH_VECTOR, NEWER_WITH_VECTOR, NEWEST_WITHOUT), OptionalInt.empty()))
                .isEqualTo(NEWER_WITH_VECTOR);
    }

    @Test
    void existingDataDirectoryDecides() {
        assertThat(ServerBinaries.choose(List.of(WITH_VECTOR, NEWER_WITH_VECTOR), OptionalInt.of(15)))
                .isEqualTo(WITH_VECTOR);
    }

    @Test
    void missingServerNamesWhatWasFoundAndTheRemedy() {
        assertThatThrownBy(() -> ServerBinaries.choose(List.of(OLD), OptionalInt.empty()))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("Postgres 15 or later")
                .hasMessageContaining("14 in /pg/14/bin")
                .hasMessageContaining("./embedsmith up");
        assertThatThrownBy(() -> ServerBinaries.choose(List.of(WITH_VECTOR), OptionalInt.of(17)))
                .hasMessageContaining("made by Postgres 17")
                .hasMessageContaining("postgresql-17");
    }

    @Test
    void missingVectorNamesThePackage() {
        assertThatThrownBy(() -> ServerBinaries.choose(List.of(NEWEST_WITHOUT), OptionalInt.empty()))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("postgresql-18-pgvector")
                .hasMessageContaining("./embedsmith up");
    }
}
