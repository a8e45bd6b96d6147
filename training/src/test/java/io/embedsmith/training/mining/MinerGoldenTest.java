package io.embedsmith.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.training.data.TrainingExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Our rules take the negatives that sentence-transformers and FlagEmbedding take. */
class MinerGoldenTest {
    private static final double TOLERANCE = 1e-6;

    private final GoldenMining golden = new GoldenMining();

    @TestFactory
    List<DynamicTest> negativesAreThoseOfSentenceTransformers() {
        List<DynamicTest> tests = new ArrayList<>();
        golden.cases("sentence-transformers")
                .forEach(given -> tests.add(DynamicTest.dynamicTest(
                        given.get("name").textValue(), () -> assertSameAsSentenceTransformers(given))));
        return tests;
    }

    private void assertSameAsSentenceTransformers(JsonNode given) {
        JsonNode options = given.get("options");
        List<TrainingExample> pairs = golden.pairs();
        MiningData data = golden.data(
                pairs,
                given.get("corpus").booleanValue() ? Passages.of(pairs, golden.corpus()) : Passages.ofExamples(pairs));
        RankRange range = new RankRange(
                options.path("range_min").intValue(), options.get("range_max").intValue(), RankRange.Counted.KEPT);
        ScoreLimits limits = new ScoreLimits(
                GoldenMining.limit(options, "max_score"),
                GoldenMining.limit(options, "min_score"),
                GoldenMining.limit(options, "absolute_margin"),
                GoldenMining.limit(options, "relative_margin"));
        Optional<PairScorer> reranker =
                given.get("reranker").booleanValue() ? Optional.of(golden.reranker()) : Optional.empty();

        Mined mined = new Miner(data.exactSearch(), reranker, (done, total) -> {})
                .mine(
                        data,
                        new MiningSettings(
                                range,
                                limits,
                                Sameness.OF_TEXT,
                                top(options.get("num_negatives").intValue())));

        // It puts the positives of a query that comes again behind its first.
        List<Triplet> expected = new ArrayList<>();
        given.get("triplets").forEach(row -> expected.add(Triplet.of(row)));
        assertThat(mined.examples().stream().flatMap(MinerGoldenTest::triplets).toList())
                .usingElementComparator(Triplet::compare)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @TestFactory
    List<DynamicTest> negativesAreThoseOfFlagEmbedding() {
        List<DynamicTest> tests = new ArrayList<>();
        golden.cases("hn_mine")
                .forEach(given -> tests.add(DynamicTest.dynamicTest(
                        given.get("first") + "-" + given.get("last"), () -> assertSameAsFlagEmbedding(given))));
        return tests;
    }

    private void assertSameAsFlagEmbedding(JsonNode given) {
        List<TrainingExample> expected = new ArrayList<>();
        given.get("mined")
                .forEach(row -> expected.add(new TrainingExample(
                        row.get("query").textValue(),
                        texts(row.get("pos")),
                        texts(row.get("neg")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        MiningData data = golden.data(expected, Passages.of(expected, golden.corpus()));
        RankRange range = RankRange.parse(given.get("first") + "-" + given.get("last"), RankRange.Counted.FOUND);

        Mined mined = new Miner(data.exactSearch(), Optional.empty(), (done, total) -> {})
                .mine(
                        data,
                        new MiningSettings(
                                range,
                                ScoreLimits.NONE,
                                Sameness.OF_TEXT,
                                top(given.get("negatives").intValue())));

        assertThat(mined.examples()).extracting(MinedExample::example).isEqualTo(expected);
    }

    private static Choice top(int negatives) {
        return new Choice(negatives, Choice.Sampling.TOP, Choice.Shortage.KEEP, 42);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static Stream<Triplet> triplets(MinedExample mined) {
        TrainingExample example = mined.example();
        return IntStream.range(0, example.hardNegatives().size())
                .mapToObj(i -> new Triplet(
                        List.of(
                                example.query(),
                                example.positives().getFirst(),
                                example.hardNegatives().get(i)),
                        mined.positiveScores().getFirst(),
                        mined.negativeScores().get(i)));
    }

    private record Triplet(List<String> texts, double positive, double negative) {
        static Triplet of(JsonNode row) {
            return new Triplet(
                    List.of(
                            row.get(0).textValue(),
                            row.get(1).textValue(),
                            row.get(2).textValue()),
                    row.get(3).doubleValue(),
                    row.get(4).doubleValue());
        }

        int compare(Triplet other) {
            return texts.equals(other.texts)
                            && Math.abs(positive - other.positive) < TOLERANCE
                            && Math.abs(negative - other.negative) < TOLERANCE
                    ? 0
                    : 1;
        }
    }
}
