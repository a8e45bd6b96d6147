package io.embedsmith.evaluation.dataset;

/**
 * Corpus, topics and qrels that belong together.
 *
 * @param name as printed in tables
 * @param revision immutable id of the content: SHA-256 of the files it was read from, lower-case hex
 */
public record RetrievalDataset(String name, String revision, Corpus corpus, Topics topics, Qrels qrels) {

    /** The same without the queries that have no relevant passage: no system can score on them. */
    public RetrievalDataset withAnswerableTopics() {
        return new RetrievalDataset(
                name,
                revision,
                corpus,
                topics.where(query -> qrels.of(query.id()).hasRelevant()),
                qrels);
    }
}
