package io.embedsmith.evaluation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.wording.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SystemComparisonTest {
    private static final String HOSTILE = "evil/<script>alert('x')</script>";
    private static final SystemComparison COMPARISON = SystemComparison.of(
                    HOSTILE,
                    "good/model",
                    List.of(
                            Synthetic.retrieval("Better", 200, 0.06),
                            Synthetic.retrieval("Same", 60, 0.0),
                            Synthetic.similarity("<b>Similar</b>", 150, 2)),
                    new SystemComparison.Settings(
                            OptionalInt.of(1_000), 5, place -> Optional.of("text <i> of " + place.id())))
            .withSkipped(List.of(new SystemComparison.SkippedTask("Gone", "only the first system has it")));

    @Test
    void verdictsFollowTheCorrectedP() {
        assertThat(COMPARISON.tasks())
                .extracting(TaskComparison::verdict)
                .containsExactly(Verdict.FIRST_BETTER, Verdict.NO_DIFFERENCE, Verdict.FIRST_BETTER);
        assertThat(COMPARISON.tasks().getFirst().correctedP())
                .isGreaterThan(COMPARISON.tasks().getFirst().outcome().p());
    }

    @Test
    void examplesAreThoseThatChangedMost() {
        TaskComparison task = COMPARISON.tasks().getFirst();
        double most =
                task.items().stream().mapToDouble(ItemChange::difference).max().orElseThrow();

        assertThat(task.items()).hasSize(200);
        assertThat(task.won()).hasSize(5);
        assertThat(task.won().getFirst().difference()).isEqualTo(most);
        assertThat(task.lost()).allMatch(change -> change.difference() < 0);
        assertThat(task.won().getFirst().text())
                .hasValue("text <i> of " + task.won().getFirst().place().id());
    }

    /** Ranks of gold 1, 2, 3; of predictions 3, 2, 1 (widest distance 2): closeness 0, 1, 0. */
    @Test
    void aPairScoresByTheDistanceOfItsRanks() {
        Items.Pairs pairs =
                new Items.Pairs(new LinkedHashMap<>(Map.of("cosine", List.of(0.9, 0.5, 0.1))), List.of(1.0, 2.0, 3.0));
        ComparableTask task = new ComparableTask(
                "T", "cosine_spearman", List.of(new ComparablePart("test", "default", pairs, pairs)));

        assertThat(new ItemScores(task).all()).extracting(ItemChange::first).containsExactly(0.0, 1.0, 0.0);
    }

    @Test
    void splitsCountAlikeHoweverManySubsetsTheyHave() {
        Items ones = Synthetic.scores("m", List.of(1.0));
        Items zeros = Synthetic.scores("m", List.of(0.0));
        ComparableTask task = new ComparableTask(
                "T",
                "m",
                List.of(
                        new ComparablePart("test", "a", ones, zeros),
                        new ComparablePart("test", "b", zeros, zeros),
                        new ComparablePart("dev", "a", ones, ones)));

        TaskComparison comparison = SystemComparison.of("x", "y", List.of(task), SystemComparison.Settings.DEFAULT)
                .tasks()
                .getFirst();

        assertThat(comparison.outcome().first().value()).isCloseTo(0.75, within(1e-12));
        assertThat(comparison.outcome().second().value()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void reportsInBothLanguagesHoldNoForeignMarkup() throws IOException {
        for (Language language : Language.values()) {
            String html = new ComparisonReport(COMPARISON, language).html();
            Files.createDirectories(Path.of("target/reports"));
            Files.writeString(Path.of("target/reports/comparison-" + language + ".html"), html);

            assertThat(html)
                    .doesNotContain("<script", "<i>", "<b>", "src=", "url(", "@import")
                    .contains("evil/&lt;script&gt;")
                    .contains("<svg", "<desc>", "<caption>")
                    .contains("lang=\"" + language.tag() + "\"");
        }
        assertThat(new ComparisonReport(COMPARISON, Language.EN).markdown())
                .doesNotContain("<script", "<i>", "<b>")
                .contains("| Better | ndcg_at_10 | A is better |")
                .contains("Of 3 tasks, A is better on 2, B on 0, and 1 show no significant difference.")
                .contains("only the first system has it");
    }

    @Test
    void theSameOutcomesGiveTheSameReport() {
        SystemComparison again = SystemComparison.of(
                "a", "b", List.of(Synthetic.retrieval("T", 50, 0.05)), SystemComparison.Settings.DEFAULT);

        assertThat(SystemComparison.of(
                        "a", "b", List.of(Synthetic.retrieval("T", 50, 0.05)), SystemComparison.Settings.DEFAULT))
                .isEqualTo(again);
    }
}
