package io.embedsmith.retrieval.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void chineseEndsBelongToTheirSentenceWithTheirQuotes() {
        assertThat(sentences("他说：“走吧！”然后走了。真的？！好……吧；完")).containsExactly("他说：“走吧！”", "然后走了。", "真的？！", "好……", "吧；", "完");
    }

    @Test
    void englishAbbreviationsNumbersAndInitialsDoNotEnd() {
        assertThat(sentences(
                        "Dr. J. Smith paid 3.14 dollars, e.g. in the U.S. last year. See Fig. 2 at example.com. OK?"
                                + " \"Yes.\" He left."))
                .containsExactly(
                        "Dr. J. Smith paid 3.14 dollars, e.g. in the U.S. last year.",
                        "See Fig. 2 at example.com.",
                        "OK?",
                        "\"Yes.\"",
                        "He left.");
    }

    @Test
    void bothLanguagesMeetInOneText() {
        assertThat(sentences("版本是v1.2。It works. 然后升级到 2.0 版本。See docs.接着读"))
                .containsExactly("版本是v1.2。", "It works.", "然后升级到 2.0 版本。", "See docs.", "接着读");
    }

    @Test
    void lineEndsEnd() {
        assertThat(sentences("first line\nsecond line")).containsExactly("first line", "second line");
    }

    @Test
    void clauses() {
        String text = "一，二、三：四, five; six,seven";
        List<String> clauses = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Sentences.endOfClause(text, at, text.length());
            clauses.add(text.substring(at, end).strip());
            at = end;
        }
        assertThat(clauses).containsExactly("一，", "二、", "三：", "四,", "five;", "six,seven");
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Sentences.endOfSentence(text, at, text.length());
            assertThat(end).isGreaterThan(at);
            sentences.add(text.substring(at, end).strip());
            at = end;
        }
        return sentences;
    }
}
