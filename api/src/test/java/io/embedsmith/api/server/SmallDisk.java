package io.embedsmith.api.server;

import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder on a file system of a few MiB that only the server sees, in a mount name space of its own: so no privilege is
 * needed. What was in the folder is there as well.
 *
 * @param folder where it is mounted
 * @param mib its size
 */
record SmallDisk(Path folder, int mib) {
    private static final String MOUNT = """
            set -e
            mkdir -p "$1.small"
            mount -t tmpfs -o size=$2m tmpfs "$1.small"
            cp -a "$1/." "$1.small/"
            mount --move "$1.small" "$1"
            shift 2
            exec "$@"
            """;

    /** To be put before the server's command. */
    List<String> launcher() {
        return List.of("unshare", "-Urm", "sh", "-c", MOUNT, "sh", folder.toString(), Integer.toString(mib));
    }

    private Path ballast(Program program) {
        // The name space of the server, seen from outside.
        return Path.of("/proc/" + program.pid() + "/root" + folder).resolve("ballast");
    }

    /** Takes all the room that is left. */
    void fill(Program program) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast(program))) {
            byte[] block = new byte[4_096];
            while (!Thread.currentThread().isInterrupted()) {
                out.write(block);
            }
        } catch (IOException full) {
            if (!Files.exists(ballast(program))) {
                throw full;
            }
        }
    }

    /** Gives it back. */
    void free(Program program) throws IOException {
        Files.delete(ballast(program));
    }
}
