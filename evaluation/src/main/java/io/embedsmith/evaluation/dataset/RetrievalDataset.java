package io.embedsmith.evaluation.dataset;

/**
 * Corpus, topics and qrels that belong together.
 *
 * @param name as printed in tables
 * @param revision immutable id of the content: SHA-256 of the files it was read from, lower-case hex
 */
public record RetrievalDataset(String name, String revision, Corpus corpus, Topics topics, Qrels qrels) {

    /** What its parts lack of each other. */
    public Gaps gaps() {
        return Gaps.of(this);
    }

    /** The same without the queries that nothing was judged for: those of other splits, where one file holds all. */
    public RetrievalDataset withJudgedTopics() {
        return with(topics.where(query -> qrels.queries().contains(query.id())));
    }

    /** The same without the queries that have no relevant passage: no system can score on them. */
    public RetrievalDataset withAnswerableTopics() {
        return with(topics.where(query -> qrels.of(query.id()).hasRelevant()));
    }

    private RetrievalDataset with(Topics others) {
        return new RetrievalDataset(name, revision, corpus, others, qrels);
    }
}
