package io.embedsmith.evaluation.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptionTest {
    private static final Object[] VALUES = {"v0", "v1", "v2", "v3", "v4", "v5"};
    private static final Pattern VALUE = Pattern.compile("v[0-5]");

    @ParameterizedTest
    @EnumSource
    void bothLanguagesSayTheSameValues(Caption caption) {
        assertThat(values(caption, Language.ZH)).containsExactlyInAnyOrderElementsOf(values(caption, Language.EN));
        assertThat(caption.in(Language.ZH, VALUES)).doesNotContain("{");
    }

    private static java.util.List<String> values(Caption caption, Language language) {
        return VALUE.matcher(caption.in(language, VALUES))
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    @Test
    void aValueIsNotFilledAgain() {
        assertThat(Caption.COMPARISON.in(Language.EN, "{1}", "b")).isEqualTo("{1} against b");
    }

    @Test
    void numbersLookTheSameEverywhere() {
        assertThat(Numbers.score(0.84916)).isEqualTo("0.8492");
        assertThat(Numbers.score(Double.NaN)).isEqualTo(Numbers.NONE);
        assertThat(Numbers.difference(0.01)).isEqualTo("+0.0100");
        assertThat(Numbers.p(0.0001)).isEqualTo("<0.001");
        assertThat(Numbers.p(0.05)).isEqualTo("0.050");
        assertThat(Numbers.bytes(1023)).isEqualTo("1023 B");
        assertThat(Numbers.bytes(3L << 30)).isEqualTo("3.0 GiB");
        assertThat(Numbers.plain(-0.001)).isEqualTo("0");
        assertThat(Numbers.plain(120)).isEqualTo("120");
        assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
    }
}
