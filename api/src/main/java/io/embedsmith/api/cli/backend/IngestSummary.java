package io.embedsmith.api.cli.backend;

import java.util.List;

/**
 * What an ingest did.
 *
 * @param done documents that can be found now
 * @param failures documents that cannot
 */
public record IngestSummary(long done, List<Failure> failures) {
    /** A document that could not be read. */
    public record Failure(String item, String code, String message) {}

    public IngestSummary {
        failures = List.copyOf(failures);
    }
}
