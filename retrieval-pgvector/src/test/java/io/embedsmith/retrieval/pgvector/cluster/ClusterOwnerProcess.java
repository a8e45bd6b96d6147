package io.embedsmith.retrieval.pgvector.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;

/** A process of its own that owns a cluster until it is killed. Prints the port once the server runs. */
final class ClusterOwnerProcess {
    private ClusterOwnerProcess() {}

    public static void main(String[] args) throws IOException {
        PrivateCluster cluster = PrivateCluster.start(
                new ClusterSettings(Path.of(args[0]), OptionalInt.empty(), ClusterSettings.Durability.NONE));
        try (PrintStream out = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.println(cluster.port());
            // Waits for the kill, or for the parent's end of the pipe to close.
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
        cluster.close();
    }
}
