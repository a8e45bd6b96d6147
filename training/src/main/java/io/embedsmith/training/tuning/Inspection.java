package io.embedsmith.training.tuning;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.evaluation.task.ScoredPair;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.inspection.DataReport;
import io.embedsmith.training.inspection.TokenLimits;
import io.embedsmith.training.inspection.TokenMeasure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is wrong with data, looked at before it is trained on.
 *
 * @param limits where training cuts texts
 * @param development what the result is measured on
 */
public record Inspection(TokenLimits limits, Optional<DevelopmentData> development) {

    /** With the tokenizer of a model, of as many texts as tell how long they are. */
    static DataReport with(ModelDirectory model, Function<TokenMeasure, DataReport> look) {
        try (SubwordTokenizer tokenizer = SubwordTokenizer.load(model.tokenizer())) {
            return look.apply(new TokenMeasure(tokenizer, TokenMeasure.SAMPLE));
        }
    }

    DataReport ofExamples(List<TrainingExample> examples) {
        return DataReport.ofExamples(
                examples, development.map(DevelopmentData::answers).orElse(List.of()), Optional.of(limits));
    }

    DataReport ofPairs(List<LabelledPair> pairs) {
        return DataReport.ofPairs(pairs, development.map(Inspection::pairs).orElse(List.of()), Optional.of(limits));
    }

    private static List<LabelledPair> pairs(DevelopmentData data) {
        return switch (data) {
            case DevelopmentData.Similarity similarity ->
                similarity.pairs().pairs().stream().map(Inspection::pair).toList();
            case DevelopmentData.Retrieval retrieval ->
                retrieval.answers().stream()
                        .map(example -> new LabelledPair(
                                example.query(), example.positives().getFirst(), 1))
                        .toList();
        };
    }

    private static LabelledPair pair(ScoredPair pair) {
        return new LabelledPair(pair.first(), pair.second(), pair.score());
    }
}
