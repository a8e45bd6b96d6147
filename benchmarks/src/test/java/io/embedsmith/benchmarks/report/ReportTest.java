package io.embedsmith.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void percentilesAreMeasuredValues() {
        Percentiles hundred = Percentiles.of(
                IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray());

        assertThat(hundred.at(95)).isEqualTo(95);
        assertThat(hundred.at(100)).isEqualTo(100);
        assertThat(hundred.at(0.5)).isEqualTo(1);
        assertThat(hundred.median()).isEqualTo(50.5);
        assertThat(Percentiles.of(3, 1, 2).median()).isEqualTo(2);
        assertThat(Percentiles.of(7).at(99)).isEqualTo(7);
        assertThatThrownBy(Percentiles::of).hasMessage("there are 0 values; a percentile needs at least 1");
    }

    @Test
    void tableLinesUp() {
        assertThat(new MarkdownTable("mode", "p95")
                        .row("dense", "9.5")
                        .row("hybrid", "12")
                        .toString())
                .isEqualTo("""
                        | mode   | p95 |
                        | ------ | --- |
                        | dense  | 9.5 |
                        | hybrid | 12  |""");
    }

    @Test
    void machineIsNamed() {
        Machine machine = Machine.current();

        assertThat(machine.cores()).isPositive();
        assertThat(machine.memoryBytes()).isGreaterThan(1L << 28);
        assertThat(machine.line()).contains(machine.processor()).contains("JDK");
    }
}
