package io.embedsmith.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveFileTest {
    @TempDir
    private Path folder;

    private void append(String text) throws IOException {
        Files.writeString(folder.resolve("steps.jsonl"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void eachLineIsToldOnceAndNoneBeforeItIsWhole() throws IOException {
        CurveFile file = new CurveFile(folder.resolve("steps.jsonl"));
        assertThat(file.look()).isEmpty();
        append("a\nb");
        assertThat(file.look()).contains(new CurveFile.News(true, List.of("a")));
        assertThat(file.look()).isEmpty();
        append("é\nc\n");
        assertThat(file.look()).contains(new CurveFile.News(false, List.of("bé", "c")));
    }

    @Test
    void aFileThatTookItsPlaceIsToldFromItsStart() throws IOException {
        CurveFile file = new CurveFile(folder.resolve("steps.jsonl"));
        append("a\nb\nc\n");
        file.look();
        Path other = Files.writeString(folder.resolve("other"), "a\nb\nx\ny\n");
        Files.move(other, folder.resolve("steps.jsonl"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(file.look()).contains(new CurveFile.News(true, List.of("a", "b", "x", "y")));
    }
}
