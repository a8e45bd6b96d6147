package io.embedsmith.retrieval.pgvector.schema;

import java.util.List;

/**
 * Migrations of one part of the system, named one by one: nothing is searched for on the class path, which differs
 * between a plain JVM, a packed jar and a test.
 *
 * <p>In the scripts {@code ${applicationRole}} stands for the role that the application runs as.
 *
 * @param loader class loader that has the scripts
 * @param folder resource folder, for example {@code db/retrieval}
 * @param scripts file names, for example {@code V1__collections.sql}
 */
public record MigrationSet(ClassLoader loader, String folder, List<String> scripts) {

    public MigrationSet {
        scripts = List.copyOf(scripts);
    }
}
