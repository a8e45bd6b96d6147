package io.embedsmith.training.inspection;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Where a reranker's pairs of query and passage are cut.
 *
 * @param tokens longest pair
 */
public record PairLimit(TokenMeasure measure, int tokens) implements TokenLimits {

    /** Of a model, which may take less. */
    public static PairLimit of(ModelDirectory model, TokenMeasure measure, int tokens) {
        return new PairLimit(measure, Math.min(tokens, model.card().maxTokens()));
    }

    @Override
    public SequencedMap<String, Lengths> ofExamples(List<TrainingExample> examples) {
        return of(examples.stream()
                .flatMap(example -> Stream.concat(example.positives().stream(), example.hardNegatives().stream())
                        .map(passage -> new TextPair(example.query(), passage)))
                .toList());
    }

    @Override
    public SequencedMap<String, Lengths> ofPairs(List<LabelledPair> pairs) {
        return of(pairs.stream()
                .map(pair -> new TextPair(pair.first(), pair.second()))
                .toList());
    }

    private SequencedMap<String, Lengths> of(List<TextPair> pairs) {
        SequencedMap<String, Lengths> lengths = new LinkedHashMap<>();
        lengths.put("readPairs", measure.lengths(tokens, pairs, measure::tokens));
        return lengths;
    }
}
