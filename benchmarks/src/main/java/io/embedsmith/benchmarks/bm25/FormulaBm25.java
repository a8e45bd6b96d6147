package io.embedsmith.benchmarks.bm25;

import io.embedsmith.embedding.analysis.TextAnalyzer;
import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.system.Searcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * BM25 as the formula stands (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009), with Lucene's inverse
 * document frequency ln(1 + (N - n + 0.5) / (n + 0.5)) and exact lengths: the obvious twin of every faster one.
 */
public final class FormulaBm25 implements Searcher {
    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private record Posting(int passage, int frequency) {}

    private final TextAnalyzer analyzer;
    private final List<PassageId> ids = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final double meanLength;

    /** Indexes the corpus in memory. */
    public FormulaBm25(Corpus corpus, TextAnalyzer analyzer) {
        this.analyzer = analyzer;
        long total = 0;
        for (Passage passage : corpus.passages()) {
            List<String> tokens = analyzer.tokens(passage.titleAndText());
            Map<String, Integer> frequencies = new HashMap<>();
            tokens.forEach(token -> frequencies.merge(token, 1, Integer::sum));
            frequencies.forEach((token, frequency) ->
                    postings.computeIfAbsent(token, t -> new ArrayList<>()).add(new Posting(ids.size(), frequency)));
            ids.add(passage.id());
            lengths.add(tokens.size());
            total += tokens.size();
        }
        this.meanLength = (double) total / corpus.size();
    }

    /** A disjunction of the query's tokens; one that comes twice counts twice. */
    @Override
    public Ranking search(Query query, int depth) {
        Map<Integer, Double> scores = new HashMap<>();
        for (String token : analyzer.tokens(query.text())) {
            List<Posting> found = postings.getOrDefault(token, List.of());
            double idf = Math.log(1 + (ids.size() - found.size() + 0.5) / (found.size() + 0.5));
            for (Posting posting : found) {
                double norm = K1 * (1 - B + B * lengths.get(posting.passage()) / meanLength);
                scores.merge(posting.passage(), idf * posting.frequency() / (posting.frequency() + norm), Double::sum);
            }
        }
        return Ranking.of(scores.entrySet().stream()
                        .map(entry -> new ScoredPassage(ids.get(entry.getKey()), entry.getValue()))
                        .toList())
                .top(depth);
    }
}
