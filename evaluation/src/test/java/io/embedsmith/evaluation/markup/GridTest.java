package io.embedsmith.evaluation.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final Grid HOSTILE = new Grid(
            List.of("a|b", "n"),
            List.of(List.of("<script>alert(1)</script>", "1"), List.of("=cmd()", "-2"), List.of("x\"y,\nz", "3")),
            1);

    @Test
    void markdownShowsTextsAsTheyAre() {
        assertThat(HOSTILE.markdown()).isEqualTo("""
                | a\\|b | n |
                |---|---:|
                | &lt;script>alert(1)&lt;/script> | 1 |
                | =cmd() | -2 |
                | x"y, z | 3 |
                """);
    }

    @Test
    void csvQuotesAndStartsNoFormula() {
        assertThat(HOSTILE.csv())
                .isEqualTo("a|b,n\r\n<script>alert(1)</script>,1\r\n'=cmd(),-2\r\n\"x\"\"y,\nz\",3\r\n");
    }

    @Test
    void htmlEscapesEverything() {
        assertThat(HOSTILE.html("\"onload='x'").toString())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;")
                .contains("aria-label=\"&quot;onload=&#39;x&#39;\"")
                .contains("<th scope=\"row\">");
    }

    @Test
    void controlCharactersDoNotReachTheFile() {
        assertThat(Element.of("p", "a\u0000b\u001Bc").toString()).isEqualTo("<p>a\uFFFDb\uFFFDc</p>");
    }

    @Test
    void aRowThatIsTooShortIsRefused() {
        assertThatThrownBy(() -> new Grid(List.of("a", "b"), List.of(List.of("1")), 1))
                .hasMessageContaining("1 cells")
                .hasMessageContaining("2 columns");
    }
}
