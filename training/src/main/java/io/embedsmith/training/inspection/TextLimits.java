package io.embedsmith.training.inspection;

import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.objective.TextLengths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Where an encoder's texts are cut, each by itself.
 *
 * @param instructions before texts
 * @param query longest query
 * @param passage longest passage, and longest text of a pair
 */
public record TextLimits(TokenMeasure measure, Instructions instructions, int query, int passage)
        implements TokenLimits {

    /** Of a model, which may take less. */
    public static TextLimits of(ModelDirectory model, TokenMeasure measure, TextLengths lengths) {
        int most = model.card().maxTokens();
        return new TextLimits(
                measure, model.instructions(), Math.min(lengths.query(), most), Math.min(lengths.passage(), most));
    }

    @Override
    public SequencedMap<String, Lengths> ofExamples(List<TrainingExample> examples) {
        SequencedMap<String, Lengths> lengths = new LinkedHashMap<>();
        lengths.put("queries", measure.lengths(query, examples, example -> measure.tokens(query(example))));
        List<String> passages = examples.stream()
                .flatMap(example -> Stream.concat(example.positives().stream(), example.hardNegatives().stream()))
                .distinct()
                .toList();
        lengths.put(
                "passages",
                measure.lengths(
                        passage, passages, text -> measure.tokens(instructions.before(TextRole.PASSAGE, text))));
        return lengths;
    }

    private String query(TrainingExample example) {
        return example.instruction()
                .map(own -> own + example.query())
                .orElseGet(() -> instructions.before(TextRole.QUERY, example.query()));
    }

    @Override
    public SequencedMap<String, Lengths> ofPairs(List<LabelledPair> pairs) {
        SequencedMap<String, Lengths> lengths = new LinkedHashMap<>();
        List<String> texts = pairs.stream()
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .distinct()
                .toList();
        lengths.put(
                "texts",
                measure.lengths(passage, texts, text -> measure.tokens(instructions.before(TextRole.SYMMETRIC, text))));
        return lengths;
    }
}
