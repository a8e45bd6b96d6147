package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
    @Test
    void onlyWhatAShellWouldReadOtherwiseIsQuoted() {
        assertThat(ShellWords.of(List.of("train", "--model=./my-model", "--train", "a,b.jsonl", "--lr", "1e-5")))
                .isEqualTo("train --model=./my-model --train a,b.jsonl --lr 1e-5");
        assertThat(ShellWords.of(List.of("--query-instruction", "ask: ", "")))
                .isEqualTo("--query-instruction 'ask: ' ''");
        assertThat(ShellWords.of(List.of("模型"))).isEqualTo("模型");
    }

    /** A real shell takes them apart again. */
    @Test
    void aShellReadsWhatWasGiven() throws Exception {
        List<String> arguments =
                List.of("it's", "a b", "", "$HOME", "`x`", "\\", "\"", "*", "~", "问题：", "#a", "a\nb", "--x=$(y)", "!");
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\0' " + ShellWords.of(arguments)).start();
        String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(List.of(read.split("\0", -1)))
                .startsWith(arguments.toArray(String[]::new))
                .hasSize(arguments.size() + 1);
    }
}
