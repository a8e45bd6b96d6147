package io.embedsmith.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.TempFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrecQrelsTest {
    @TempDir
    Path folder;

    @Test
    void read_takesAnyWhiteSpaceAndNegativeGrades() {
        Path file = TempFiles.text(folder.resolve("qrels"), "301 0  FBIS3-10082\t1", " 301 0 FBIS3-10169 -2 ");

        Judgements judgements = TrecQrels.read(file).of(new QueryId("301"));

        assertThat(judgements.grade(new PassageId("FBIS3-10082"))).isEqualTo(1);
        assertThat(judgements.grade(new PassageId("FBIS3-10169"))).isEqualTo(-2);
        assertThat(judgements.idealGrades()).containsExactly(1);
    }

    @Test
    void read_namesFileAndLine() {
        Path file = TempFiles.text(folder.resolve("qrels"), "301 0 a 1", "301 a 1");

        assertThatThrownBy(() -> TrecQrels.read(file))
                .hasMessage(file + ":2: the line has 3 columns; 4 are needed: query id, iteration, passage id, grade");
    }
}
