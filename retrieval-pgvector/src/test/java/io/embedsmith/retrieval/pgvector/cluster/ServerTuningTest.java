package io.embedsmith.retrieval.pgvector.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ServerTuningTest {
    private static final long GIB = 1L << 30;

    private static ClusterSettings settings(String path, ClusterSettings.Durability durability) {
        return new ClusterSettings(Path.of(path), OptionalInt.empty(), durability);
    }

    @Test
    void followsTheMachineWithinBounds() {
        ClusterSettings settings = settings("/data", ClusterSettings.Durability.FULL);
        assertThat(ServerTuning.lines(settings, 5432, 16 * GIB))
                .contains("shared_buffers = 2048MB", "maintenance_work_mem = 1024MB", "effective_cache_size = 8192MB");
        assertThat(ServerTuning.lines(settings, 5432, GIB / 2))
                .contains("shared_buffers = 128MB", "maintenance_work_mem = 64MB");
        assertThat(ServerTuning.lines(settings, 5432, 512 * GIB)).contains("shared_buffers = 4096MB");
    }

    @Test
    void neverGivesUpDurabilityUnasked() {
        assertThat(ServerTuning.lines(settings("/data", ClusterSettings.Durability.FULL), 5432, GIB))
                .noneMatch(line -> line.startsWith("fsync") || line.startsWith("synchronous_commit"));
        assertThat(ServerTuning.lines(settings("/data", ClusterSettings.Durability.NONE), 5432, GIB))
                .contains("fsync = off");
    }

    @Test
    void socketIsLeftOutWhereItsPathWouldNotFit() {
        assertThat(ServerTuning.lines(settings("/data", ClusterSettings.Durability.FULL), 5432, GIB))
                .contains("unix_socket_directories = '/data'", "listen_addresses = '127.0.0.1'");
        assertThat(ServerTuning.lines(settings("/data/" + "d".repeat(90), ClusterSettings.Durability.FULL), 5432, GIB))
                .contains("unix_socket_directories = ''");
        assertThat(ServerTuning.lines(settings("/data dir", ClusterSettings.Durability.FULL), 5432, GIB))
                .contains("unix_socket_directories = ''");
    }
}
