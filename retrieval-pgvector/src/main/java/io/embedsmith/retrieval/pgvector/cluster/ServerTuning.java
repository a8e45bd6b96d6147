package io.embedsmith.retrieval.pgvector.cluster;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Server settings that follow from the machine: the defaults of Postgres are those of a machine of 20 years ago. */
final class ServerTuning {
    private static final long MIB = 1024L * 1024;

    private ServerTuning() {}

    /** Lines for the server's configuration file. */
    static List<String> lines(ClusterSettings settings, int port) {
        return lines(settings, port, memoryBytes());
    }

    static List<String> lines(ClusterSettings settings, int port, long memoryBytes) {
        long memory = memoryBytes / MIB;
        long maintenance = Math.clamp(memory / 16, 64, 2_048);
        List<String> lines = new ArrayList<>(List.of(
                "listen_addresses = '127.0.0.1'",
                "port = " + port,
                "max_connections = 100",
                "shared_buffers = " + Math.clamp(memory / 8, 128, 4_096) + "MB",
                "effective_cache_size = " + Math.max(256, memory / 2) + "MB",
                "maintenance_work_mem = " + maintenance + "MB",
                "work_mem = " + Math.clamp(memory / 512, 8, 64) + "MB",
                "max_wal_size = " + Math.clamp(memory / 8, 1_024, 8_192) + "MB",
                "checkpoint_timeout = 15min",
                "wal_compression = on",
                "random_page_cost = 1.1",
                // Compiling a 10 ms query takes longer than running it.
                "jit = off",
                // Ingest and search run side by side on few cores: a search that takes them all slows both.
                "max_parallel_workers_per_gather = 0",
                "max_parallel_maintenance_workers = " + (sharedMemoryFits(maintenance) ? 2 : 0),
                "autovacuum_vacuum_scale_factor = 0.1",
                "log_line_prefix = '%m [%p] '",
                "lc_messages = 'C'",
                "unix_socket_directories = '" + socketDirectory(settings) + "'"));
        switch (settings.durability()) {
            case FULL -> {}
            case NONE -> lines.addAll(List.of("fsync = off", "full_page_writes = off"));
        }
        return lines;
    }

    /** None where the path would need quoting, or would exceed the 107 bytes that a Unix socket's path may have. */
    private static String socketDirectory(ClusterSettings settings) {
        String directory = settings.dataDirectory().toString();
        return directory.matches("[A-Za-z0-9_./-]{1,80}") ? directory : "";
    }

    /** A parallel index build takes its memory from /dev/shm, of which containers often have 64 MB. */
    private static boolean sharedMemoryFits(long maintenance) {
        try {
            FileStore store = Files.getFileStore(Path.of("/dev/shm"));
            return store.getUsableSpace() > (maintenance + 64) * MIB;
        } catch (IOException e) {
            return false;
        }
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 4_096 * MIB;
    }
}
