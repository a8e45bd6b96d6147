package io.embedsmith.retrieval.bm25;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which passages a search must score so that none of the true top is missed.
 *
 * <p>A passage scores less than the sum of the weights of the query's terms that it holds. Once {@code depth} passages are
 * scored and the last of them has score s, only those whose terms weigh more than s together can still enter the top (the
 * argument of MaxScore: Turtle, Flood: Query evaluation: strategies and optimizations, Information Processing and
 * Management 1995). Which sets of terms weigh enough is a condition that the index itself can check, before any
 * passage is read.
 */
public final class TermSelection {
    /** Longest condition; a query of 8 terms needs at most some 70 parts. */
    private static final int MAX_PARTS = 200;

    /** Scores come from single precision: what lies this close to the last one is still looked at. */
    private static final double ROUNDING = 1 - 1e-5;

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

    /** Whether no passage without the {@code count} heaviest terms can enter a top whose last score is {@code lowest}. */
    public boolean isSufficient(int count, double lowest) {
        return restWeights[count] <= lowest;
    }

    /** The condition of holding one of the {@code count} heaviest terms. */
    public TermQuery heaviest(int count) {
        return TermQuery.anyOf(terms.subList(0, count));
    }

    /**
     * The condition of holding terms that together weigh more than {@code lowest}. In a query of many terms some passages
     * that do not are let through, since the exact condition would be too long.
     */
    public TermQuery above(double lowest) {
        int[] parts = new int[1];
        Optional<TermQuery> query = above(0, lowest * ROUNDING, parts);
        return query.orElseGet(() -> heaviest(terms.size()));
    }

    /** What the terms from {@code index} on must meet to weigh more than {@code missing}; empty if they cannot. */
    private Optional<TermQuery> above(int index, double missing, int[] parts) {
        if (restWeights[index] <= missing) {
            return Optional.empty();
        }
        if (++parts[0] > MAX_PARTS) {
            return Optional.of(TermQuery.anyOf(terms.subList(index, terms.size())));
        }
        QueryTerm term = terms.get(index);
        TermQuery holds = new TermQuery.Holds(term.term());
        Optional<TermQuery> with = term.weight() > missing
                ? Optional.of(holds)
                : above(index + 1, missing - term.weight(), parts)
                        .map(rest -> new TermQuery.AllOf(List.of(holds, rest)));
        Optional<TermQuery> without = above(index + 1, missing, parts);
        if (with.isPresent() && without.isPresent()) {
            return Optional.of(new TermQuery.AnyOf(List.of(with.get(), without.get())));
        }
        return with.isPresent() ? with : without;
    }
}
