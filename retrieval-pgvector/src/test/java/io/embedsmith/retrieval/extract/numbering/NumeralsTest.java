package io.embedsmith.retrieval.extract.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As LibreOffice 7.4 numbers lists of these formats, but for 10 in Chinese digits, ⑵ and １０, which it does not have. */
class NumeralsTest {
    @ParameterizedTest
    @CsvSource({
        "DECIMAL, 12, 12",
        "DECIMAL_ZERO, 7, 07",
        "ORDINAL, 1, 1st",
        "ORDINAL, 22, 22nd",
        "ORDINAL, 13, 13th",
        "LOWER_LETTER, 3, c",
        "LOWER_LETTER, 28, bb",
        "UPPER_LETTER, 26, Z",
        "LOWER_ROMAN, 14, xiv",
        "UPPER_ROMAN, 1994, MCMXCIV",
        "CHINESE, 1, 一",
        "CHINESE, 10, 十",
        "CHINESE, 12, 十二",
        "CHINESE, 20, 二十",
        "CHINESE, 105, 一百零五",
        "CHINESE, 110, 一百一十",
        "CHINESE, 2003, 二千零三",
        "CHINESE_LEGAL, 11, 壹拾壹",
        "CHINESE_DIGITS, 10, 一〇",
        "HEAVENLY_STEMS, 4, 丁",
        "EARTHLY_BRANCHES, 12, 亥",
        "CIRCLED, 20, ⑳",
        "IN_PARENTHESES, 2, ⑵",
        "FULL_WIDTH, 10, １０"
    })
    void writesNumbers(Numerals numerals, int number, String written) {
        assertThat(numerals.of(number)).isEqualTo(written);
    }

    @Test
    void whatHasNoNumeralIsWrittenInDecimals() {
        assertThat(Numerals.CIRCLED.of(21)).isEqualTo("21");
        assertThat(Numerals.UPPER_ROMAN.of(0)).isEqualTo("0");
        assertThat(Numerals.LOWER_LETTER.of(1_000_000)).isEqualTo("1000000");
        assertThat(Numerals.CHINESE.of(10_000)).isEqualTo("10000");
        assertThat(Numerals.HEAVENLY_STEMS.of(-3)).isEqualTo("-3");
    }

    @Test
    void unknownFormatsOfWordAreDecimal() {
        assertThat(Numerals.ofWord("chineseCountingThousand")).isEqualTo(Numerals.CHINESE);
        assertThat(Numerals.ofWord("hindiVowels")).isEqualTo(Numerals.DECIMAL);
    }
}
