package io.embedsmith.retrieval.pgvector.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.filter.Filter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonPathFilterTest {

    @Test
    void everyConditionIsTwoValued() {
        assertThat(JsonPathFilter.of(new Filter.Equals("lang", "zh")))
                .isEqualTo("(exists($.\"lang\" ? (@ == \"zh\")))");
        assertThat(JsonPathFilter.of(new Filter.AnyOf("year", List.of(2020, 2.5, true))))
                .isEqualTo("(exists($.\"year\" ? (@ == 2020 || @ == 2.5 || @ == true)))");
        assertThat(JsonPathFilter.of(new Filter.Range("year", Optional.of(-1), Optional.of(1e30))))
                .isEqualTo("(exists($.\"year\" ? (@ >= -1 && @ <= 1.0E+30)))");
        assertThat(JsonPathFilter.of(new Filter.Range("d", Optional.empty(), Optional.of("b"))))
                .isEqualTo("(exists($.\"d\" ? (@ <= \"b\")))");
        assertThat(JsonPathFilter.of(new Filter.Exists("a.b"))).isEqualTo("(exists($.\"a.b\"))");
    }

    @Test
    void conditionsAreJoined() {
        Filter exists = new Filter.Exists("f");
        assertThat(JsonPathFilter.of(new Filter.And(List.of(exists, new Filter.Not(exists)))))
                .isEqualTo("((exists($.\"f\")) && (!(exists($.\"f\"))))");
        assertThat(JsonPathFilter.of(new Filter.Or(List.of(exists, exists))))
                .isEqualTo("((exists($.\"f\")) || (exists($.\"f\")))");
        assertThat(JsonPathFilter.of(new Filter.And(List.of()))).isEqualTo("(1 == 1)");
        assertThat(JsonPathFilter.of(new Filter.Or(List.of()))).isEqualTo("(1 == 0)");
        assertThat(JsonPathFilter.of(new Filter.AnyOf("f", List.of()))).isEqualTo("(1 == 0)");
    }

    @Test
    void nothingInATextEndsIt() {
        assertThat(JsonPathLiteral.quoted("a\"b\\c\n'; DROP TABLE x; -- %_$1"))
                .isEqualTo("\"a\\u0022b\\u005cc\\u000a'; DROP TABLE x; -- %_$1\"");
        assertThat(JsonPathLiteral.of(new BigDecimal("0.10"))).isEqualTo("0.10");
    }

    @Test
    void whatNoStoredTextHoldsEqualsNothing() {
        assertThat(JsonPathFilter.of(new Filter.Equals("f", "a\0b"))).isEqualTo("(1 == 0)");
        assertThat(JsonPathFilter.of(new Filter.Exists("\uDC00"))).isEqualTo("(1 == 0)");
        assertThat(JsonPathFilter.of(new Filter.AnyOf("f", List.of("\0", "x"))))
                .isEqualTo("(exists($.\"f\" ? (@ == \"x\")))");
    }
}
