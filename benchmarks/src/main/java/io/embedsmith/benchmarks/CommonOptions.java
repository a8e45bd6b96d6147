package io.embedsmith.benchmarks;

import io.embedsmith.benchmarks.data.PublicSet;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that every benchmark takes. */
public final class CommonOptions {
    @Option(
            names = "--sets",
            paramLabel = "FOLDER",
            description = "Folder that holds debian_packages and cmrc2018 (default: $EMBEDSMITH_DATASETS, or"
                    + " ../shared/data).")
    private Path sets = Path.of(System.getenv().getOrDefault("EMBEDSMITH_DATASETS", "../shared/data"));

    @Option(
            names = "--work",
            paramLabel = "FOLDER",
            description =
                    "Where the private Postgres and its collections stay between runs (default:" + " data/benchmarks).")
    private Path work = Path.of("data", "benchmarks");

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Take the first N passages only: a quick trial, whose numbers mean nothing.")
    private int limit = Integer.MAX_VALUE;

    /** The folder of the public data sets. */
    public Path sets() {
        return sets;
    }

    /** The set, cut to the limit. */
    public RetrievalDataset read(PublicSet set) {
        return set.read(sets, limit);
    }

    /** Where the private Postgres and its collections stay between runs. */
    public Path work() {
        return work.toAbsolutePath().normalize();
    }
}
