package io.embedsmith.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.wording.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaderboardTest {
    private static final Leaderboard BOARD = Leaderboard.of(
            List.of(model("a", 0.9, 0.5, 0.4), model("b", 0.8, 0.5, 0.6), model("c", 0.7, 0.3, Double.NaN)));

    private static ModelScores model(String name, double first, double second, double third) {
        return new ModelScores(
                name,
                "r1",
                List.of(
                        new TaskScore("S1", "STS", first),
                        new TaskScore("S2", "STS", second),
                        new TaskScore("R1", "Retrieval", third)));
    }

    /**
     * Counts are models less average rank. S1: a 2, b 1, c 0. S2: a and b share rank 1.5, so 1.5 each, c 0. R1: b 2, a 1, c
     * none. Sums: a 4.5, b 4.5, c 0; a and b share rank 1. (By hand, as pandas' {@code rank} does it in MTEB.)
     */
    @Test
    void ranksAreBordaCounts() {
        assertThat(BOARD.rows()).extracting(Leaderboard.Row::name).containsExactly("a", "b", "c");
        assertThat(BOARD.rows()).extracting(Leaderboard.Row::rank).containsExactly(1, 1, 3);
    }

    @Test
    void meansNeedEveryTask() {
        Leaderboard.Row a = BOARD.rows().getFirst();
        Leaderboard.Row c = BOARD.rows().getLast();

        assertThat(a.mean()).isCloseTo(0.6, within(1e-12));
        assertThat(a.typeMeans().get("STS")).isCloseTo(0.7, within(1e-12));
        assertThat(a.meanOfTypes()).isCloseTo(0.55, within(1e-12));
        assertThat(c.mean()).isNaN();
        assertThat(c.typeMeans().get("STS")).isCloseTo(0.5, within(1e-12));
        assertThat(c.meanOfTypes()).isNaN();
    }

    @Test
    void typesStandTogether() {
        assertThat(BOARD.tasks().keySet()).containsExactly("R1", "S1", "S2");
        assertThat(BOARD.types()).containsExactly("Retrieval", "STS");
    }

    @Test
    void twoRevisionsOfAModelAreToldApart() {
        List<TaskScore> one = List.of(new TaskScore("T", "STS", 0.5));

        Leaderboard board =
                Leaderboard.of(List.of(new ModelScores("m", "0123456789abcdef", one), new ModelScores("m", "r2", one)));

        assertThat(board.rows()).extracting(Leaderboard.Row::name).containsExactly("m @ 0123456789ab", "m @ r2");
    }

    @Test
    void aTaskCountsOnce() {
        assertThatThrownBy(() -> new ModelScores(
                        "m", "r", List.of(new TaskScore("T", "STS", 0.1), new TaskScore("T", "STS", 0.2))))
                .hasMessageContaining("m has two scores on T");
    }

    @Test
    void csvHoldsMeansAndTasks() {
        assertThat(new LeaderboardReport(BOARD, Language.EN).csv().lines())
                .containsExactly(
                        "Model,Rank (Borda),Mean (tasks),Mean (types),Retrieval,STS,R1,S1,S2",
                        "a,1,0.6000,0.5500,0.4000,0.7000,0.4000,0.9000,0.5000",
                        "b,1,0.6333,0.6250,0.6000,0.6500,0.6000,0.8000,0.5000",
                        "c,3,–,–,–,0.5000,–,0.7000,0.3000");
    }
}
