package io.embedsmith.training.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.model.TaskInstructions;
import io.embedsmith.evaluation.model.TextEncoder;
import io.embedsmith.evaluation.system.TestedModel;
import io.embedsmith.training.data.TrainingExample;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that misses nothing gives what comparing everything gives, whatever the settings. */
class IndexedPlaceTest {
    private static final int DIMENSION = 8;
    private static final List<String> POOL =
            IntStream.range(0, 300).mapToObj(i -> "passage " + i).toList();
    /** Some have the same query; the positives of the last are in no index. */
    private static final List<TrainingExample> EXAMPLES = List.of(
            example("first", "passage 3", "passage 4"),
            example("First?", "passage 5"),
            example("second", "PASSAGE 7."),
            example("third", "passage 9", "passage 11", "passage 12"),
            example("fourth", "nowhere 1", "nowhere 2"));

    @TempDir
    private Path folder;

    @Test
    void allRulesGiveTheSameAsWithAPool() {
        ScoreLimits bounds = new ScoreLimits(
                OptionalDouble.of(0.7), OptionalDouble.of(-0.5), OptionalDouble.empty(), OptionalDouble.empty());
        ScoreLimits margin = new ScoreLimits(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(0.05));
        Sameness near = new Sameness(OptionalDouble.of(0.9), OptionalDouble.of(0.9));
        Set<DropRule> applied = EnumSet.noneOf(DropRule.class);
        for (ScoreLimits limits : List.of(bounds, margin)) {
            for (RankRange.Counted counted : RankRange.Counted.values()) {
                for (Choice.Sampling sampling : Choice.Sampling.values()) {
                    MiningSettings settings = new MiningSettings(
                            new RankRange(2, 60, counted),
                            limits,
                            near,
                            new Choice(5, sampling, Choice.Shortage.KEEP, 7));
                    Mined pool = mine(pool(), settings);
                    Mined index = mine(place(new Index(POOL, 1_000), settings), settings);
                    assertThat(index.examples()).isEqualTo(pool.examples());
                    assertThat(index.report().dropped()).isEqualTo(pool.report().dropped());
                    assertThat(index.report().scores()).isEqualTo(pool.report().scores());
                    index.report().dropped().forEach((rule, count) -> {
                        if (count > 0) {
                            applied.add(rule);
                        }
                    });
                }
            }
        }
        assertThat(applied)
                .contains(
                        DropRule.BEFORE_RANGE,
                        DropRule.MAX_SCORE,
                        DropRule.RELATIVE_MARGIN,
                        DropRule.POSITIVE_OF_SAME_QUERY,
                        DropRule.NEAR_POSITIVE,
                        DropRule.OUTSIDE_RANGE);
    }

    @Test
    void candidatesAreWhatWasFound() {
        MiningSettings settings = settings(0, 10);

        MiningPlace place = place(new Index(POOL, 1_000), settings);

        assertThat(place.data().passages().candidates()).isBetween(10, 50);
        assertThat(place.data().passages().texts())
                .contains("nowhere 1", "nowhere 2")
                .doesNotHaveDuplicates();
    }

    @Test
    void whereTextsComeAgainTheIndexIsAskedForMore() {
        List<String> twice = Stream.concat(POOL.stream(), POOL.stream()).toList();
        MiningSettings settings = settings(0, 40);

        Mined index = mine(place(new Index(twice, 1_000), settings), settings);

        assertThat(index.examples()).isEqualTo(mine(pool(), settings).examples());
        assertThat(index.report().found()).isEqualTo(40L * EXAMPLES.size());
    }

    @Test
    void fillingDrawsFromWhatWasFound() {
        MiningSettings settings = new MiningSettings(
                new RankRange(0, 5, RankRange.Counted.FOUND),
                ScoreLimits.NONE,
                Sameness.OF_TEXT,
                new Choice(9, Choice.Sampling.TOP, Choice.Shortage.FILL, 1));

        Mined mined = mine(place(new Index(POOL, 1_000), settings), settings);

        assertThat(mined.examples())
                .allSatisfy(each -> assertThat(each.negativeScores()).hasSize(9));
        assertThat(mined.report().filled()).isPositive();
    }

    @Test
    void whatAnIndexCannotGiveIsRefused() {
        assertThatThrownBy(() -> place(new Index(POOL, 100), settings(0, 101)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes 101 passages", "at most 100");
        assertThatThrownBy(() -> place(new Index(List.of(), 100), settings(0, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no passage was found");
    }

    private static MiningSettings settings(int from, int to) {
        return new MiningSettings(
                new RankRange(from, to, RankRange.Counted.FOUND),
                ScoreLimits.NONE,
                Sameness.OF_TEXT,
                new Choice(4, Choice.Sampling.TOP, Choice.Shortage.KEEP, 1));
    }

    private MiningPlace pool() {
        Passages passages = Passages.of(EXAMPLES, POOL);
        return MiningPlace.exact(new MiningData(EXAMPLES, passages, embedder().embed(EXAMPLES, passages)));
    }

    private MiningPlace place(PassageIndex index, MiningSettings settings) {
        return new IndexedPlace(index, embedder(), (done, total) -> {}).of(EXAMPLES, settings.range());
    }

    private MiningEmbedder embedder() {
        return new MiningEmbedder(
                new RandomVectors(),
                new VectorCache(folder, 0, Clock.systemUTC()),
                TaskInstructions.OF_MODEL,
                (done, total) -> {});
    }

    private static Mined mine(MiningPlace place, MiningSettings settings) {
        return new Miner(place.search(), Optional.empty(), (done, total) -> {}).mine(place.data(), settings);
    }

    private static TrainingExample example(String query, String... positives) {
        return new TrainingExample(
                query, List.of(positives), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Drawn by the text. */
    private static float[] vector(String text) {
        SplittableRandom random = new SplittableRandom(text.hashCode());
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextDouble(-1, 1);
        }
        return vector;
    }

    private record RandomVectors() implements TextEncoder {
        @Override
        public TestedModel model() {
            return new TestedModel("random", "1", DIMENSION, OptionalInt.empty(), Instructions.NONE, Optional.empty());
        }

        @Override
        public List<float[]> embed(TextRole role, List<String> texts) {
            return texts.stream().map(IndexedPlaceTest::vector).toList();
        }
    }

    /** Compares all, worst first among equals: the order in which something is found does not count. */
    private record Index(List<String> passages, int deepest) implements PassageIndex {
        @Override
        public List<IndexedPassage> nearest(DenseVector query, int k) {
            List<IndexedPassage> all = new ArrayList<>();
            for (int i = 0; i < passages.size(); i++) {
                all.add(new IndexedPassage(
                        "%05d".formatted(1_000 - i), passages.get(i), DenseVector.copyOf(vector(passages.get(i)))));
            }
            return all.stream()
                    .sorted(Comparator.comparingDouble(
                            passage -> -passage.vector().cosine(query)))
                    .limit(k)
                    .toList();
        }
    }
}
