package io.embedsmith.evaluation.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NearestNeighboursTest {

    @Test
    void nearestComeFirst_ofEquallyNearTheFirstRow() {
        // on a line: distances from 0 are 3, 1, 1, 5, 2
        NearestNeighbours neighbours = new NearestNeighbours(new float[][] {{3}, {-1}, {1}, {5}, {2}}, 3);

        assertThat(neighbours.of(new float[][] {{0}, {6}})).isDeepEqualTo(new int[][] {{1, 2, 4}, {3, 0, 4}});
    }

    @Test
    void moreThanThereAreCannotBeFound() {
        assertThatThrownBy(() -> new NearestNeighbours(new float[][] {{3}}, 5))
                .hasMessage("5 neighbours of 1 rows are asked for; from 1 to all can be found");
    }
}
