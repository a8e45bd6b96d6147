package io.embedsmith.retrieval.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.analysis.ChineseEnglishAnalyzer;
import io.embedsmith.embedding.analysis.TextAnalyzer;
import io.embedsmith.embedding.analysis.UserDictionary;
import io.embedsmith.retrieval.search.SearchResult.Highlight;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlighterTest {
    private static final TextAnalyzer ANALYZER = new ChineseEnglishAnalyzer(UserDictionary.EMPTY);

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "resetting passwords, Reset your Password here, [Reset] your [Password] here",
        "怎样重置密码, 如果忘记了密码，可以重置密码。, 如果忘记了[密码]，可以[重置密码]。",
        "機器學習, 机器学习与機器翻譯, [机器学习]与[機器]翻譯",
        "我的猫, 我的猫在睡觉，你的狗也在。, [我的猫]在睡觉，你的狗也在。",
        "猫, 狗、猫、鸟, 狗、[猫]、鸟",
        "café, Cafe\u0301 😀 CAFÉ, [Cafe\u0301] 😀 [CAFÉ]",
        "nothing, of the query stands here, of the query stands here",
        "the, the of and, the of and",
    })
    void wordsOfTheQueryAreMarkedAsTheyAreWritten(String query, String text, String marked) {
        assertThat(mark(text, new Highlighter(ANALYZER, ANALYZER.tokens(query)).highlights(text)))
                .isEqualTo(marked);
    }

    private static String mark(String text, List<Highlight> highlights) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Highlight highlight : highlights) {
            out.append(text, at, highlight.start())
                    .append('[')
                    .append(text, highlight.start(), highlight.end())
                    .append(']');
            at = highlight.end();
        }
        return out.append(text.substring(at)).toString();
    }
}
