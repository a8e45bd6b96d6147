package io.embedsmith.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricNameTest {
    @Test
    void everyNameIsReadAsItIsPrinted() {
        List<MetricName> all = MetricName.allAt(List.of(1, 10, 100));

        assertThat(all)
                .hasSize(16)
                .map(MetricName::toString)
                .contains("nDCG@10", "R@100", "MRR@10", "P@1", "Hit@1", "MAP");
        assertThat(all).allMatch(name -> MetricName.parse(name.toString()).equals(name));
        assertThat(MetricName.parse("ndcg@10").metric()).isEqualTo(new NdcgAt(10));
        assertThat(MetricName.parse("MAP").metric()).isEqualTo(AveragePrecisionAt.WHOLE_RANKING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nDCG", "nDCG@0", "nDCG@-1", "nDCG@10000", "F1@3", "", "@10", "nDCG@1.5"})
    void whatIsNoMetricIsRefused(String name) {
        assertThatThrownBy(() -> MetricName.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("metric '");
    }
}
