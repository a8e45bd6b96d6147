package io.embedsmith.evaluation.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.MeasuredSpeed;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.model.Pooling;
import io.embedsmith.evaluation.comparison.MeasuredTask;
import io.embedsmith.evaluation.comparison.Synthetic;
import io.embedsmith.evaluation.significance.IncomparableException;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdvisorTest {
    private static final List<String> TASKS = List.of("T");

    static LongStream seeds() {
        return Optional.ofNullable(System.getProperty("tests.seed"))
                .map(seed -> LongStream.of(Long.parseLong(seed)))
                .orElseGet(() -> LongStream.range(0, 50));
    }

    @Test
    void ofEqualQualityTheOneWithFewerDimensionsWins() {
        Advice advice = Advisor.advise(
                List.of(candidate("large", 1024, 9, 0.001), candidate("small", 384, 9, 0)), TASKS, 1_000);

        assertThat(advice.recommended()).hasValue("small");
        assertThat(advice.models()).allMatch(AdvisedModel::equalToBest);
        assertThat(advice.reasons())
                .extracting(Sentence::caption)
                .containsExactly(Caption.TAKE, Caption.WHY_EQUAL, Caption.WHY_FEWEST, Caption.WHY_TRUNCATES);
    }

    @Test
    void ofEqualQualityAndDimensionTheFasterWins() {
        Advice advice =
                Advisor.advise(List.of(candidate("slow", 384, 20, 0.001), candidate("fast", 384, 5, 0)), TASKS, 1_000);

        assertThat(advice.recommended()).hasValue("fast");
        assertThat(advice.reasons()).extracting(Sentence::caption).contains(Caption.WHY_FASTEST);
    }

    @Test
    void aSignificantlyBetterModelWinsWhateverItsSize() {
        Advice advice =
                Advisor.advise(List.of(candidate("large", 1024, 20, 0.2), candidate("small", 384, 5, 0)), TASKS, 1_000);

        assertThat(advice.recommended()).hasValue("large");
        assertThat(advice.models().getLast().equalToBest()).isFalse();
        assertThat(advice.reasons()).extracting(Sentence::caption).contains(Caption.WHY_BEST);
        // Better and larger, worse and smaller: neither dominates.
        assertThat(advice.models()).allMatch(AdvisedModel::onFront);
    }

    /** Four queries cannot be significant (the least p is 2 of 16), whatever the models do. */
    @Test
    void onFewItemsAModelThatIsBetterOnEachIsNotCalledEqual() {
        Candidate better = measured("better", 1024, List.of(0.9, 0.8, 0.7, 0.95));
        Candidate worse = measured("worse", 384, List.of(0.7, 0.65, 0.55, 0.8));

        assertThat(Advisor.advise(List.of(better, worse), TASKS, 1_000).recommended())
                .hasValue("better");
    }

    @Test
    void aTieOfFewItemsIsNotTrusted() {
        Candidate first = measured("large", 1024, List.of(0.9, 0.5, 0.7, 0.95));
        Candidate second = measured("small", 384, List.of(0.7, 0.65, 0.75, 0.8));

        Advice advice = Advisor.advise(List.of(first, second), TASKS, 1_000);

        assertThat(advice.recommended()).hasValue("small");
        assertThat(advice.reasons()).extracting(Sentence::caption).contains(Caption.WHY_FEW_ITEMS);
    }

    @Test
    void aModelWithoutResultsIsShownButNotRecommended() {
        Candidate unknown =
                new Candidate(card("unknown", 64, 1), OptionalDouble.empty(), OptionalLong.empty(), List.of());

        Advice advice = Advisor.advise(List.of(unknown, candidate("known", 384, 5, 0)), TASKS, 1_000);

        assertThat(advice.recommended()).hasValue("known");
        assertThat(advice.models().getLast().quality()).isEmpty();
        assertThat(advice.models().getLast().onFront()).isFalse();
        assertThat(advice.reasons()).extracting(Sentence::caption).contains(Caption.WHY_ONLY);
        assertThat(Advisor.advise(List.of(unknown), TASKS, 1_000).recommended()).isEmpty();
    }

    @Test
    void otherDataAreRefused() {
        Candidate other = new Candidate(
                card("other", 384, 5),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of(new MeasuredTask("T", "another", "m", List.of())));

        assertThatThrownBy(() -> Advisor.advise(List.of(other, candidate("a", 384, 5, 0)), TASKS, 1_000))
                .isInstanceOf(IncomparableException.class)
                .hasMessageContaining("another");
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void theFrontHasNoDominatedMember(long seed) {
        List<Tradeoff> all = tradeoffs(seed);

        List<Tradeoff> front =
                all.stream().filter(each -> each.isOnFrontOf(all)).toList();

        assertThat(front).isNotEmpty();
        for (Tradeoff member : front) {
            assertThat(all).noneMatch(other -> other.dominates(member));
        }
        for (Tradeoff each : all) {
            assertThat(front.contains(each) || front.stream().anyMatch(member -> member.dominates(each)))
                    .as("%s is on the front or dominated by a member of it", each)
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void theOrderOfCandidatesDoesNotMatter(long seed) {
        RandomGenerator random = random(seed);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            candidates.add(
                    candidate("m" + i, 128 * random.nextInt(1, 4), random.nextInt(1, 5), random.nextInt(3) * 0.05));
        }

        Advice advice = Advisor.advise(candidates, TASKS, 10);
        Advice reversed = Advisor.advise(candidates.reversed(), TASKS, 10);

        assertThat(reversed).isEqualTo(advice);
        AdvisedModel chosen = advice.models().stream()
                .filter(model ->
                        model.candidate().name().equals(advice.recommended().orElseThrow()))
                .findFirst()
                .orElseThrow();
        assertThat(chosen.equalToBest()).isTrue();
        assertThat(advice.models().stream()
                        .filter(AdvisedModel::equalToBest)
                        .mapToInt(model -> model.candidate().card().dimension())
                        .min())
                .hasValue(chosen.candidate().card().dimension());
    }

    @Test
    void reportsSayWhatToTakeAndWhy() throws IOException {
        Advice advice = Advisor.advise(
                List.of(
                        candidate("bge-small-zh-v15", 512, 4.2, 0.001),
                        candidate("e5-small-v2", 384, 9, 0),
                        candidate("worse", 384, 9, -0.3)),
                TASKS,
                1_000_000);
        for (Language language : Language.values()) {
            String html = new AdviceReport(advice, language).html();
            Files.createDirectories(Path.of("target/reports"));
            Files.writeString(Path.of("target/reports/advice-" + language + ".html"), html);
            assertThat(html).doesNotContain("<script").contains("✓ e5-small-v2", "zh, &lt;script&gt;");
        }
        assertThat(new AdviceReport(advice, Language.EN).markdown())
                .contains("Take e5-small-v2.")
                .contains("Of the 2 models of equal quality it has the fewest dimensions, 384.")
                .contains("It truncates 25.0% of the given passages at 512 tokens");
    }

    /** Scores whose mean is 0.5 and the gain exactly, with noise of its own. */
    private static Candidate candidate(String name, int dimension, double millis, double gain) {
        double[] noise = IntStream.range(0, 60)
                .mapToDouble(i -> 0.02 * Math.cos(i * (double) name.hashCode()))
                .toArray();
        double mean = Arrays.stream(noise).average().orElseThrow();
        List<Double> scores = IntStream.range(0, noise.length)
                .mapToObj(i -> 0.5 + gain + 0.3 * Math.sin(i * Math.PI / 30) + noise[i] - mean)
                .toList();
        return measured(name, dimension, scores, millis);
    }

    private static Candidate measured(String name, int dimension, List<Double> scores) {
        return measured(name, dimension, scores, 9);
    }

    private static Candidate measured(String name, int dimension, List<Double> scores, double millis) {
        MeasuredTask task = new MeasuredTask(
                "T", "r", "m", List.of(new MeasuredTask.Part("test", "default", Synthetic.scores("m", scores))));
        return new Candidate(
                card(name, dimension, millis), OptionalDouble.of(0.25), OptionalLong.of(300 << 20), List.of(task));
    }

    private static ModelCard card(String name, int dimension, double millis) {
        return new ModelCard(
                new ModelId(name),
                ModelKind.ENCODER,
                "org/" + name,
                "r1",
                dimension,
                512,
                24_000_000,
                95 << 20,
                "fp32",
                Pooling.CLS,
                "",
                "",
                List.of("zh", "<script>"),
                "MIT",
                Optional.of(new MeasuredSpeed(5_900, millis, 2, Instant.EPOCH)));
    }

    private static List<Tradeoff> tradeoffs(long seed) {
        RandomGenerator random = random(seed);
        return IntStream.range(0, 12)
                .mapToObj(i -> new Tradeoff(random.nextInt(5), random.nextInt(5), random.nextInt(5)))
                .toList();
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
