package io.embedsmith.benchmarks.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.embedsmith.benchmarks.data.NumberFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningWorkTest {
    private static final float[][] TWO_GROUPS = {{0, 0.1f}, {0.1f, 0}, {5, 5.1f}, {5.1f, 5}};

    @TempDir
    Path folder;

    @Test
    void experimentsTakeOtherRowsOfEachClassAndBeginAgainWhenTheyRunOut() {
        int[] classes = {1, 0, 1, 0, 1};

        assertThat(ClassificationWork.samples(classes, 2, 2))
                .containsExactly(new int[] {1, 3, 0, 2}, new int[] {1, 3, 4, 0});
    }

    @Test
    void clusteringsAreComparedWhateverTheNumbersOfTheirClusters() {
        ClusteringWork work = new ClusteringWork("w", TWO_GROUPS, List.of(new int[] {0, 1, 2, 3}), 2, 4);
        int[] found = work.run().getFirst();

        assertThat(found[0]).isEqualTo(found[1]).isNotEqualTo(found[2]);
        assertThat(work.agreement(List.of(found), List.of(new int[] {7, 7, 3, 3})))
                .isCloseTo(1, offset(1e-9));
        assertThat(work.agreement(List.of(found), List.of(new int[] {7, 3, 7, 3})))
                .isLessThan(1e-9);
    }

    @Test
    void predictionsAgreeByTheirShare() {
        ClassificationWork work =
                new ClassificationWork("w", TWO_GROUPS, new int[] {0, 0, 1, 1}, List.of(new int[] {0, 2}), TWO_GROUPS);

        assertThat(work.run().getFirst()).containsExactly(0, 0, 1, 1);
        assertThat(work.agreement(work.run(), List.of(new int[] {0, 1, 1, 1}))).isEqualTo(0.75);
    }

    @Test
    void whatTheOtherSideReadsIsRowAfterRowAndComesBackAsRows() throws IOException {
        List<int[]> rows = List.of(new int[] {1, -2}, new int[] {3, 4});
        NumberFiles.write(folder.resolve("rows.i32"), rows);
        NumberFiles.write(folder.resolve("points.f32"), Arrays.stream(TWO_GROUPS));

        assertThat(NumberFiles.read(folder.resolve("rows.i32"), 2)).containsExactly(rows.get(0), rows.get(1));
        assertThat(Files.size(folder.resolve("points.f32"))).isEqualTo(4L * 2 * Float.BYTES);
    }
}
