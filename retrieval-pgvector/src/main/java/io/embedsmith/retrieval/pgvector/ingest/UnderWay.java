package io.embedsmith.retrieval.pgvector.ingest;

/** How many documents are dealt with, those on their way counted by the part of their passages that has been embedded. */
final class UnderWay {
    private long settled;
    private long changing;
    private long passages;
    private long embedded;

    /** One more document that needs no work, or is kept as a failed one. */
    synchronized double settled() {
        settled++;
        return documents();
    }

    /** One more document is to be written. */
    synchronized double planned(DocumentPlan.Change change) {
        changing++;
        passages += change.fresh().size() + change.kept().size();
        embedded += change.kept().size();
        return documents();
    }

    /** So many more passages have their vectors; more than there are where a block was embedded again. */
    synchronized double embedded(int more) {
        embedded = Math.min(passages, embedded + more);
        return documents();
    }

    private double documents() {
        return passages == 0 ? settled : settled + changing * ((double) embedded / passages);
    }
}
