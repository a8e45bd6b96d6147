package io.embedsmith.evaluation.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.TempFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {
    @TempDir
    Path folder;

    @Test
    void advance_skipsBlankLinesButCountsThem() {
        Path file =
                TempFiles.bytes(folder.resolve("a.txt"), "\uFEFFone\r\n\n \n中文\nlast".getBytes(StandardCharsets.UTF_8));

        assertThat(read(file)).containsExactly("1:one", "4:中文", "5:last");
    }

    @Test
    void open_knowsGzipByItsContent() {
        Path file = TempFiles.gzip(folder.resolve("misnamed.txt"), "one", "two");

        assertThat(read(file)).containsExactly("1:one", "2:two");
    }

    @Test
    void open_emptyFileHasNoLines() {
        assertThat(read(TempFiles.bytes(folder.resolve("empty"), new byte[0]))).isEmpty();
    }

    @Test
    void advance_namesFileAndLineOfBytesThatAreNotUtf8() {
        Path file = TempFiles.bytes(
                folder.resolve("latin1.txt"), "fine\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith(file + ":2: the line is not UTF-8");
    }

    @Test
    void advance_namesFileAndLineWhereGzipIsCutOff() throws IOException {
        Path whole = TempFiles.gzip(folder.resolve("whole.gz"), "one", "two");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = TempFiles.bytes(folder.resolve("cut.gz"), Arrays.copyOf(bytes, bytes.length - 9));

        assertThatThrownBy(() -> read(cut))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("cut.gz:")
                .hasMessageContaining("broken or cut off");
    }

    @Test
    void open_missingFileIsNamed() {
        Path missing = folder.resolve("missing.jsonl");

        assertThatThrownBy(() -> TextLines.open(missing))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("there is no file " + missing + "; check the path");
    }

    @Test
    void open_folderIsRefused() {
        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(folder.toString());
    }

    /** What repeats itself shrinks to a five-hundredth and less: real on the own disk, a bomb from a client. */
    @Test
    void aFileThatInflatesOutOfProportionIsReadFromTheOwnDiskOnly() {
        Path file = TempFiles.gzip(
                folder.resolve("bomb.gz"), "x".repeat(1 << 20).concat("\n").repeat(40));

        assertThat(lines(file, TextLimits.OWN)).isEqualTo(41);
        assertThatThrownBy(() -> lines(file, TextLimits.UPLOADED))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith(file + ":16: it inflates to more than 200 times its size");
    }

    @Test
    void aLineOverTheLimitIsNamedAndOneWithinIsWhole() {
        Path file = TempFiles.text(folder.resolve("long.txt"), "字".repeat(1_000), "y".repeat(3_001));

        assertThatThrownBy(() -> lines(file, TextLimits.UPLOADED.withLineBytes(3_000)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith(file + ":2: the line is longer than 3000 bytes");
        assertThat(lines(file, TextLimits.UPLOADED.withLineBytes(3_001))).isEqualTo(2);
        assertThat(read(file)).containsExactly("1:" + "字".repeat(1_000), "2:" + "y".repeat(3_001));
    }

    private static int lines(Path file, TextLimits limits) {
        int count = 0;
        try (TextLines lines = TextLines.open(file, limits)) {
            while (lines.advanceToAny()) {
                count++;
            }
        }
        return count;
    }

    private static List<String> read(Path file) {
        try (TextLines lines = TextLines.open(file)) {
            List<String> all = new ArrayList<>();
            while (lines.advance()) {
                all.add(lines.number() + ":" + lines.text());
            }
            return all;
        }
    }
}
