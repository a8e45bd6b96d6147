package io.embedsmith.retrieval.bm25;

import java.util.Map;

/**
 * What BM25 needs to know of a corpus.
 *
 * @param passages number of passages
 * @param totalLength tokens of all passages
 * @param documentFrequencies passages that hold a term, by {@link TermId}; absent means none
 */
public record CorpusStatistics(long passages, long totalLength, Map<Integer, Long> documentFrequencies) {

    public CorpusStatistics {
        documentFrequencies = Map.copyOf(documentFrequencies);
    }

    /** Passages that hold the term. */
    public long documentFrequency(int termId) {
        return documentFrequencies.getOrDefault(termId, 0L);
    }

    /** Mean number of tokens of a passage; 1 for an empty corpus. */
    public double averageLength() {
        return passages <= 0 || totalLength <= 0 ? 1 : (double) totalLength / passages;
    }
}
