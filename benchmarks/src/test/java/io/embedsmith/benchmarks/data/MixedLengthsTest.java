package io.embedsmith.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.tokenizer.TokenSpans;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixedLengthsTest {
    /** One token a character, two special ones. */
    private static final Tokenizer CHARACTERS = new Tokenizer() {
        @Override
        public TokenSpans spans(String text) {
            int[] starts = IntStream.range(0, text.length()).toArray();
            return TokenSpans.copyOf(
                    starts, IntStream.rangeClosed(1, text.length()).toArray());
        }

        @Override
        public int specialTokens() {
            return 2;
        }
    };

    private static final List<String> PASSAGES = List.of("检索增强生成", "向量模型把文字变成向量", "关键词");

    @Test
    void lengthsAreSpreadAsInRealCollections() {
        int[] lengths = MixedLengths.cut(PASSAGES, CHARACTERS, 2_000).stream()
                .mapToInt(text -> text.length() + 2)
                .sorted()
                .toArray();

        assertThat(lengths[1_000]).as("median").isBetween(42, 48);
        assertThat(lengths[0]).isGreaterThanOrEqualTo(4);
        assertThat(lengths[1_999]).isLessThanOrEqualTo(480);
        // A log-normal of spread 0.9 has its 16th and 84th percentiles at 45 / e^0.9 = 18 and 45 * e^0.9 = 111.
        assertThat(lengths[320]).isBetween(16, 21);
        assertThat(lengths[1_680]).isBetween(100, 122);
    }

    @Test
    void theyAreTheSameEveryTime() {
        assertThat(MixedLengths.cut(PASSAGES, CHARACTERS, 50)).isEqualTo(MixedLengths.cut(PASSAGES, CHARACTERS, 50));
    }

    @Test
    void textsOfOneLengthHaveThatManyTokens() {
        assertThat(MixedLengths.ofLength(32, PASSAGES, CHARACTERS, 20))
                .hasSize(20)
                .allMatch(text -> text.length() == 30);
    }
}
