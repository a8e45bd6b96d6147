package io.embedsmith.embedding.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlacedTokensTest {
    private static final ChineseEnglishAnalyzer ANALYZER = new ChineseEnglishAnalyzer(UserDictionary.EMPTY);

    @ParameterizedTest
    @CsvSource({
        "see the readers run, reader, readers",
        "我们用機器學習做翻译, ~机器, 機器",
        "ＧＰＵ 显卡, gpu, ＧＰＵ",
        "un Cafe\u0301 noir, cafe, Cafe\u0301",
        "the oﬃces, offic, oﬃces",
        "\u200B\uFEFFhidden word, hidden, hidden",
        "emoji 😀 then words, word, words",
        "ｶﾞｲﾄﾞ book, ~ガイ, ｶﾞｲ",
        "per GB/T-7714 rule, gbt7714, GB/T-7714",
        "\u1112\u1161\u11AB\u1100\u1173\u11AF text, ~한글, \u1112\u1161\u11AB\u1100\u1173\u11AF",
    })
    void theWordOfATokenStandsAtItsPlace(String text, String token, String word) {
        assertThat(ANALYZER.placedTokens(text))
                .filteredOn(placed -> placed.token().equals(token))
                .extracting(placed -> text.substring(placed.start(), placed.end()))
                .containsExactly(word);
    }

    @Test
    void longerAndShorterFormsBeforeAWordDoNotShiftIt() {
        String text = "㎏㎏㎏ ﷺ İİ ǅ ﬁﬁ 終わり target";
        assertThat(ANALYZER.placedTokens(text))
                .filteredOn(placed -> placed.token().equals("target"))
                .containsExactly(new PlacedToken("target", text.indexOf("target"), text.length()));
    }

    static LongStream seeds() {
        return Long.getLong("tests.seed") == null
                ? LongStream.rangeClosed(1, 100)
                : LongStream.of(Long.getLong("tests.seed"));
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void anyTextKeepsItsTokensAndCutsNoSurrogatePair(long seed) {
        String text = randomText(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        List<PlacedToken> placed = ANALYZER.placedTokens(text);
        assertThat(placed).extracting(PlacedToken::token).isEqualTo(ANALYZER.tokens(text));
        for (PlacedToken token : placed) {
            assertThat(token.start()).isBetween(0, token.end() - 1);
            assertThat(token.end()).isLessThanOrEqualTo(text.length());
            assertThat(isInsidePair(text, token.start())).isFalse();
            assertThat(isInsidePair(text, token.end())).isFalse();
        }
    }

    private static boolean isInsidePair(String text, int offset) {
        return offset > 0
                && offset < text.length()
                && Character.isHighSurrogate(text.charAt(offset - 1))
                && Character.isLowSurrogate(text.charAt(offset));
    }

    private static String randomText(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            switch (random.nextInt(8)) {
                case 0 -> text.append("aé ß İ ﬁ ㎏".codePointAt(random.nextInt(10)));
                case 1 -> text.appendCodePoint(0x4E00 + random.nextInt(0x5000));
                case 2 -> text.appendCodePoint(0x300 + random.nextInt(0x70));
                case 3 -> text.appendCodePoint(0x20000 + random.nextInt(0x1000));
                case 4 -> text.appendCodePoint(0x1F600 + random.nextInt(0x50));
                case 5 -> text.append((char) (0xD800 + random.nextInt(0x800)));
                case 6 -> text.appendCodePoint(random.nextInt(0x3000));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }
}
