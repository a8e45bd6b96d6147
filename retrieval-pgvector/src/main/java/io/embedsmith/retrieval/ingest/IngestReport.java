package io.embedsmith.retrieval.ingest;

/**
 * What one ingest did.
 *
 * @param passagesEmbedded passages that went through the model
 * @param passagesReused passages whose text was there before
 */
public record IngestReport(
        long added,
        long replaced,
        long unchanged,
        long failed,
        long passagesEmbedded,
        long passagesReused,
        boolean cancelled) {}
