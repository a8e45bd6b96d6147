package io.embedsmith.training.merge.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.result.ResultFolder;
import io.embedsmith.evaluation.runner.RunListener;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.training.merge.Coefficients;
import io.embedsmith.training.merge.Linear;
import io.embedsmith.training.merge.Merge;
import io.embedsmith.training.merge.MergeRequest;
import io.embedsmith.training.testing.ChangedModel;
import io.embedsmith.training.testing.TinyModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipe 1 of the paper, by hand and on models. */
class GreedySoupTest {
    private static final Path A = Path.of("a");
    private static final Path B = Path.of("b");
    private static final Path C = Path.of("c");

    @TempDir
    private Path folder;

    @Test
    void aModelIsTakenUnlessTheSoupGetsWorse() {
        Map<Path, Double> alone = Map.of(A, 0.5, B, 0.7, C, 0.6);
        Map<Set<Path>, Double> together = Map.of(Set.of(B, C), 0.69, Set.of(B, A), 0.7);

        Soup soup = new GreedySoup(List.of(A, B, C), alone::get, several -> together.get(Set.copyOf(several))).cook();

        assertThat(soup.steps())
                .containsExactly(
                        new Soup.Step(B, 0.7, 0.7, true),
                        new Soup.Step(C, 0.6, 0.69, false),
                        new Soup.Step(A, 0.5, 0.7, true));
        assertThat(soup.score()).isEqualTo(0.7);
        assertThat(soup.coefficients(List.of(A, B, C))).containsExactly(0.5, 0.5, 0);
    }

    @Test
    void aModelIsNamedOnce() {
        assertThatThrownBy(() -> new GreedySoup(List.of(A, A), path -> 1, several -> 1))
                .hasMessageContaining("2 or more different");
    }

    @Test
    void theScoreIsThatOfTheWrittenSoup() throws IOException {
        Path base = TinyModels.directory(TinyModels.BERT);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        ChangedModel.of(base, first, ChangedModel::tilted);
        ChangedModel.of(base, second, GreedySoupTest::stretched);
        List<Path> models = List.of(first, base, second);
        List<TaskRequest> dev = List.of(PairTasks.of(folder, "First", 20), PairTasks.of(folder, "Second", 15));

        Soup soup = soup(models, dev);

        assertThat(soup.steps()).extracting(Soup.Step::alone).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(soup.score()).isGreaterThanOrEqualTo(soup.steps().getFirst().alone());
        MergeRequest request =
                new MergeRequest(models, Coefficients.of(soup.coefficients(models)), new Linear(), Optional.empty());
        Path written = Merge.write(request, folder.resolve("written")).path();
        Soup withWritten = soup(List.of(written, base), dev);
        double alone = withWritten.steps().stream()
                .filter(step -> step.model().equals(written))
                .findFirst()
                .orElseThrow()
                .alone();
        assertThat(alone).isCloseTo(soup.score(), within(1e-12));
    }

    private static float[] stretched(float... values) {
        float[] changed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            changed[i] = values[i] * (1 + (i % 3 - 1) / 8f);
        }
        return changed;
    }

    private Soup soup(List<Path> models, List<TaskRequest> dev) {
        try (ResultFolder results = ResultFolder.open(folder.resolve("soup"), "test")) {
            VectorCache cache = new VectorCache(folder.resolve("vectors"), 0, Clock.systemUTC());
            MixturePlace place =
                    new MixturePlace(results, cache, Clock.systemUTC(), new ModelHostSettings(List.of(), 2));
            return GreedySoup.of(models, dev, place, new Silent());
        }
    }

    private static final class Silent implements MixtureListener {
        @Override
        public void total(int steps) {
            assertThat(steps).isPositive();
        }

        @Override
        public RunListener begin(String model, String task) {
            return RunListener.NONE;
        }

        @Override
        public void end(String model, String task, double score) {
            assertThat(score).isFinite();
        }
    }
}
