package io.embedsmith.training.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.training.data.TeacherScores;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.testing.TinyReranker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TeacherTest {
    /** CrossEncoder's pairs as examples: the first passage of a query is its positive, the others are negatives. */
    private static List<TrainingExample> examples(List<TinyReranker.Pair> pairs) {
        Map<String, List<String>> passages = new LinkedHashMap<>();
        pairs.forEach(pair -> passages.computeIfAbsent(pair.query(), query -> new ArrayList<>())
                .add(pair.passage()));
        List<TrainingExample> examples = new ArrayList<>();
        passages.forEach((query, all) -> examples.add(new TrainingExample(
                query,
                List.of(all.getFirst()),
                all.subList(1, all.size()),
                Optional.of(new TeacherScores(
                        List.of(9.0), all.stream().skip(1).map(text -> 9.0).toList())),
                Optional.of("prompt"),
                Optional.of("retrieval"))));
        return examples;
    }

    @Test
    void aRerankersScoresAreTheLogitsOfCrossEncoder() {
        List<TinyReranker.Pair> pairs = TinyReranker.golden();
        List<TrainingExample> examples = examples(pairs);
        List<Long> heard = new ArrayList<>();

        List<TrainingExample> taught;
        try (TinyReranker reranker = new TinyReranker()) {
            taught = new RerankerTeacher(reranker.model(), TeacherTemperature.OF_LOGITS, (done, total) -> {
                        synchronized (heard) {
                            heard.add(done);
                        }
                        assertThat(total).isEqualTo(pairs.size());
                    })
                    .teach(examples);
        }

        assertThat(taught).hasSameSizeAs(examples);
        assertThat(heard).contains((long) pairs.size());
        for (int i = 0; i < examples.size(); i++) {
            TrainingExample example = examples.get(i);
            TeacherScores scores = taught.get(i).teacherScores().orElseThrow();
            assertThat(taught.get(i)).isEqualTo(example.withTeacherScores(scores));
            List<String> texts = new ArrayList<>(example.positives());
            texts.addAll(example.hardNegatives());
            List<Double> given = new ArrayList<>(scores.positives());
            given.addAll(scores.negatives());
            for (int j = 0; j < texts.size(); j++) {
                assertThat(given.get(j)).isCloseTo(logit(pairs, example.query(), texts.get(j)), within(2e-5));
            }
        }
    }

    private static double logit(List<TinyReranker.Pair> pairs, String query, String passage) {
        return pairs.stream()
                .filter(pair -> pair.query().equals(query) && pair.passage().equals(passage))
                .findFirst()
                .orElseThrow()
                .logit();
    }

    @Test
    void aTemperatureDividesTheScores() {
        List<TrainingExample> examples = examples(TinyReranker.golden());
        try (TinyReranker reranker = new TinyReranker()) {
            List<TrainingExample> plain = teach(reranker, examples, 1);
            List<TrainingExample> cold = teach(reranker, examples, 0.25);

            assertThat(cold.getFirst().teacherScores().orElseThrow().positives().getFirst())
                    .isEqualTo(4
                            * plain.getFirst()
                                    .teacherScores()
                                    .orElseThrow()
                                    .positives()
                                    .getFirst());
        }
        assertThatThrownBy(() -> new TeacherTemperature(0)).hasMessageContaining("is 0.0; a finite number above 0");
    }

    private static List<TrainingExample> teach(TinyReranker teacher, List<TrainingExample> examples, double divisor) {
        return new RerankerTeacher(teacher.model(), new TeacherTemperature(divisor), (done, total) -> {})
                .teach(examples);
    }

    @Test
    void negativesThatScoreLikeAPositiveAreCounted() {
        TeachingReport report = TeachingReport.of(
                List.of(scored(List.of(3.0, 1.0), List.of(0.5, 1.0, 2.0)), scored(List.of(0.0), List.of(-1.0))));

        assertThat(report.examples()).isEqualTo(2);
        assertThat(report.positives()).isEqualTo(3);
        assertThat(report.negatives()).isEqualTo(4);
        assertThat(report.doubtful()).isEqualTo(2);
        // Of 12 pairs the positives win 4 + 2.5 + 1.
        assertThat(report.scores().orElseThrow().auc()).isEqualTo(7.5 / 12, within(1e-12));
        assertThat(TeachingReport.of(List.of(scored(List.of(1.0), List.of()))).scores())
                .isEmpty();
    }

    private static TrainingExample scored(List<Double> positives, List<Double> negatives) {
        return new TrainingExample(
                "q",
                positives.stream().map(score -> "p" + score).toList(),
                negatives.stream().map(score -> "n" + score).toList(),
                Optional.of(new TeacherScores(positives, negatives)),
                Optional.empty(),
                Optional.empty());
    }
}
