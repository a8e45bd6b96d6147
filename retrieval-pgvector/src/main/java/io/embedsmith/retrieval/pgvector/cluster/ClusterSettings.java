package io.embedsmith.retrieval.pgvector.cluster;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Where and how the private Postgres runs.
 *
 * @param dataDirectory made when missing
 * @param port on 127.0.0.1; empty for any free one
 * @param durability what survives a crash of the machine
 */
public record ClusterSettings(Path dataDirectory, OptionalInt port, Durability durability) {

    /** What survives a crash of the machine. */
    public enum Durability {
        /** Every commit. */
        FULL,
        /** Nothing: the disk is never waited for. For tests. */
        NONE
    }

    public ClusterSettings {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65_535)) {
            throw new IllegalArgumentException("port is " + port.getAsInt() + "; 1 to 65535 are allowed");
        }
    }

    /** Durable, on any free port. */
    public static ClusterSettings in(Path dataDirectory) {
        return new ClusterSettings(dataDirectory, OptionalInt.empty(), Durability.FULL);
    }

    Path pgdata() {
        return dataDirectory.resolve("pgdata");
    }

    Path log() {
        return dataDirectory.resolve("postgres.log");
    }
}
