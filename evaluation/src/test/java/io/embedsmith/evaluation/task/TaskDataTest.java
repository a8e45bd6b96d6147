package io.embedsmith.evaluation.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskDataTest {

    @Test
    void labelsOrderAsInNumpy() {
        assertThat(Stream.of("10", "b", "9", "-1", "a", "B").map(Label::new).sorted())
                .extracting(Label::value)
                .containsExactly("-1", "9", "10", "B", "a", "b");
    }

    @Test
    void anEmptySplitIsRefused() {
        assertThatThrownBy(() -> new ScoredPairs(List.of()))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("there are no pairs; at least 1 is needed, is the split empty?");
        assertThatThrownBy(() -> new ClusterSets(List.of(List.of())))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("there are no texts in a set; at least 1 is needed, is the split empty?");
    }

    @Test
    void aTranslationMustBeThere() {
        assertThatThrownBy(() -> BitextPairs.parallel(List.of("a", "b"), List.of("x")))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("the translation of source 1 is at 1; the places of targets go from 0 to 0");
    }

    @Test
    void anUnknownScoreIsRefused_namingThoseThatAreThere() {
        SequencedMap<String, MetricValue> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", new MetricValue.Scalar(0.5));
        TaskScores scores = new TaskScores(metrics, new Items.Scores(List.of(), new LinkedHashMap<>()));

        assertThat(scores.scalar("accuracy")).isEqualTo(0.5);
        assertThatThrownBy(() -> scores.scalar("f1")).hasMessage("the task has no score 'f1'; it has [accuracy]");
    }

    @Test
    void everyItemNeedsAScore() {
        SequencedMap<String, List<Double>> byMetric = new LinkedHashMap<>();
        byMetric.put("ndcg_at_10", List.of(1.0));

        assertThatThrownBy(() -> new Items.Scores(List.of("q1", "q2"), byMetric))
                .hasMessage("ndcg_at_10 has 1 values for 2 items; each needs one");
    }
}
