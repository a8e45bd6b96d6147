package io.embedsmith.retrieval.filter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.retrieval.RetrievalException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FilterLimitsTest {

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void whatCannotBeComparedIsRefusedWithTheReason(Filter filter, String message) {
        assertThatThrownBy(() -> FilterLimits.require(filter))
                .isInstanceOfSatisfying(
                        RetrievalException.class,
                        e -> org.assertj.core.api.Assertions.assertThat(e.code())
                                .isEqualTo("invalid-filter"))
                .hasMessageContaining(message);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(new Filter.Equals("", "x"), "field has 0 characters"),
                refused(new Filter.Exists("f".repeat(1_025)), "field has 1025 characters"),
                refused(new Filter.Equals("year", Double.NaN), "compared with NaN"),
                refused(new Filter.Equals("year", Float.POSITIVE_INFINITY), "compared with Infinity"),
                refused(new Filter.AnyOf("year", List.of(1, Double.NEGATIVE_INFINITY)), "compared with -Infinity"),
                refused(new Filter.Equals("year", List.of(1)), "compared with a List"),
                refused(new Filter.Equals("year", Map.of()), "text, numbers, true and false are allowed"),
                refused(new Filter.Equals("n", new BigDecimal("1E+500")), "more than 400 digits"),
                refused(new Filter.Equals("n", BigInteger.TEN.pow(500)), "more than 400 digits"),
                refused(new Filter.AnyOf("n", Collections.nCopies(1_001, 1)), "1001 values"),
                refused(new Filter.Range("year", Optional.empty(), Optional.empty()), "no bound"),
                refused(
                        new Filter.Range("year", Optional.of(1), Optional.of("2")),
                        "both must be numbers or both text"),
                refused(new Filter.Range("year", Optional.of(true), Optional.empty()), "use equals"),
                refused(new Filter.Range("year", Optional.of("a\0"), Optional.empty()), "U+0000"),
                refused(new Filter.Range("year", Optional.empty(), Optional.of("\uD83D")), "surrogate"),
                refused(nested(17), "nested deeper than 16"),
                refused(new Filter.And(Collections.nCopies(200, new Filter.Exists("f"))), "more than 200 conditions"));
    }

    @Test
    void whatStaysWithinTheLimitsIsTaken() {
        assertThatCode(() -> FilterLimits.require(nested(16))).doesNotThrowAnyException();
        assertThatCode(() -> FilterLimits.require(new Filter.Or(Collections.nCopies(199, new Filter.Exists("f")))))
                .doesNotThrowAnyException();
        assertThatCode(() -> FilterLimits.require(new Filter.Range("f", Optional.of(1), Optional.of(2.5))))
                .doesNotThrowAnyException();
        assertThatCode(() -> FilterLimits.require(new Filter.Equals("f", "a\0\uD83D")))
                .doesNotThrowAnyException();
    }

    private static Arguments refused(Filter filter, String message) {
        return Arguments.of(filter, message);
    }

    private static Filter nested(int depth) {
        Filter filter = new Filter.Exists("f");
        for (int i = 1; i < depth; i++) {
            filter = new Filter.Not(filter);
        }
        return filter;
    }
}
