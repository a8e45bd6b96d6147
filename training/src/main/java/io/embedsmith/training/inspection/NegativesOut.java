package io.embedsmith.training.inspection;

import io.embedsmith.training.data.TeacherScores;
import io.embedsmith.training.data.TextForm;
import io.embedsmith.training.data.TrainingExample;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Takes hard negatives out of examples, with their scores. */
final class NegativesOut {
    private NegativesOut() {}

    /** @param forms of texts that may not stay */
    static TrainingExample of(TrainingExample example, Set<String> forms) {
        List<Integer> kept = IntStream.range(0, example.hardNegatives().size())
                .filter(i -> !forms.contains(TextForm.of(example.hardNegatives().get(i))))
                .boxed()
                .toList();
        if (kept.size() == example.hardNegatives().size()) {
            return example;
        }
        return new TrainingExample(
                example.query(),
                example.positives(),
                kept.stream().map(example.hardNegatives()::get).toList(),
                example.teacherScores()
                        .map(scores -> new TeacherScores(
                                scores.positives(),
                                kept.stream().map(scores.negatives()::get).toList())),
                example.instruction(),
                example.type());
    }
}
