package io.embedsmith.benchmarks.data;

import io.embedsmith.evaluation.dataset.QueryId;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Halves of a query set: one to tune on, one to report on. By a hash of the id, so that it never moves. */
public enum QuerySplit {
    /** Coefficients are chosen here. */
    TUNE,
    /** Figures come from here. */
    REPORT;

    /** The half of a query. */
    public static QuerySplit of(QueryId query) {
        CRC32 hash = new CRC32();
        hash.update(query.value().getBytes(StandardCharsets.UTF_8));
        return (hash.getValue() & 1) == 0 ? TUNE : REPORT;
    }
}
