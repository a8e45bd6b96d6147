package io.embedsmith.embedding.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class UserDictionaryTest {
    @Test
    void parse_skipsCommentsAndBlankLines() {
        assertThat(UserDictionary.parse("# trade terms\n\n 速读机 \r\nVisual Studio\n速读机\n")
                        .words())
                .containsExactly("Visual Studio", "速读机");
    }

    @Test
    void parse_namesTheLineThatIsWrong() {
        assertThatThrownBy(() -> UserDictionary.parse("好词\n？？？"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("no letter");
    }

    @Test
    void wordsAreChecked() {
        assertThatThrownBy(() -> UserDictionary.of(List.of("x".repeat(65)))).hasMessageContaining("65 characters");
        assertThatThrownBy(() -> UserDictionary.of(List.of("a\u0000b"))).hasMessageContaining("control character");
        assertThatThrownBy(() -> UserDictionary.of(List.of("a\uD800"))).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> UserDictionary.of(List.of(" "))).hasMessageContaining("1 to 64");
    }
}
