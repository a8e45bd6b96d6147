package io.embedsmith.retrieval.bm25;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which terms of a query must be looked up so that no passage of the true top is missed.
 *
 * <p>A passage that holds none of the looked-up terms scores below the sum of the other terms' weights. Once the
 * {@code depth}-th best score found is at least that sum, the top is final (the argument of MaxScore: Turtle, Flood:
 * Query evaluation: strategies and optimizations, Information Processing and Management 1995). The heaviest terms are the
 * rarest, so few passages need to be scored.
 */
public final class TermSelection {
    private final List<QueryTerm> terms;
    private final double[] restWeights;

    private TermSelection(List<QueryTerm> terms) {
        this.terms = terms;
        // restWeights[i]: weight of all terms from i on; more than a passage without terms 0 to i-1 can score.
        this.restWeights = new double[terms.size() + 1];
        for (int i = terms.size() - 1; i >= 0; i--) {
            restWeights[i] = restWeights[i + 1] + terms.get(i).weight();
        }
    }

    /** The query's terms that occur in the corpus, weighted by what the corpus knows of them. */
    public static TermSelection of(TermCounts query, CorpusStatistics corpus) {
        List<QueryTerm> terms = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : query.frequencies().entrySet()) {
            int id = TermId.of(entry.getKey());
            long documentFrequency = corpus.documentFrequency(id);
            if (documentFrequency > 0) {
                double weight = entry.getValue() * Bm25.idf(documentFrequency, corpus.passages());
                terms.add(new QueryTerm(entry.getKey(), id, documentFrequency, weight));
            }
        }
        terms.sort(QueryTerm.HEAVIEST_FIRST);
        return new TermSelection(List.copyOf(terms));
    }

    /** All terms, heaviest first. */
    public List<QueryTerm> terms() {
        return terms;
    }

    /** How many of the heaviest terms to look up first: as many as together occur in at most {@code budget} passages. */
    public int first(long budget) {
        long passages = 0;
        int count = 0;
        while (count < terms.size()) {
            passages += terms.get(count).documentFrequency();
            if (passages > budget && count > 0) {
                break;
            }
            count++;
        }
        return count;
    }

    /**
     * Smallest number of the heaviest terms after which no other passage can enter a top whose last score is
     * {@code lowest}.
     */
    public int sufficient(double lowest) {
        int count = 0;
        while (count < terms.size() && restWeights[count] > lowest) {
            count++;
        }
        return count;
    }
}
