package io.embedsmith.training.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.objective.TextLengths;
import io.embedsmith.training.testing.BundledModels;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataReportTest {

    @Test
    void whatSpoilsExamplesIsFound() {
        List<TrainingExample> train = List.of(
                example("How do I pay?", List.of("By card."), List.of("In the shop.", "in the shop", "by  card")),
                example("how do I pay", List.of("By card"), List.of()),
                example("Where are you?", List.of("In the shop."), List.of("By card.")),
                example("where are you", List.of("In Bern.", "Where are you?"), List.of()));
        List<TrainingExample> dev = List.of(
                example("HOW DO I PAY", List.of("With money."), List.of()),
                example("What else?", List.of("in the shop"), List.of()),
                example("And else?", List.of("in the shop!"), List.of()));

        DataReport report = DataReport.ofExamples(train, dev, Optional.empty());

        assertThat(report.counts())
                .containsEntry("examples", 4)
                .containsEntry("positives", 5)
                .containsEntry("hardNegatives", 4)
                .containsEntry("examplesWithoutHardNegatives", 2);
        assertThat(counts(report))
                .containsExactlyInAnyOrder(
                        "REPEATED_QUERY 1", // where are you
                        "REPEATED_EXAMPLE 1", // how do I pay, by card
                        "QUERY_IS_POSITIVE 1",
                        "REPEATED_NEGATIVE 1", // in the shop
                        "NEGATIVE_ANSWERS_ANOTHER 3", // in the shop twice, by card
                        "NO_NEGATIVE 2",
                        "FEWER_NEGATIVES 1", // where are you, of one in the place of three
                        "NEGATIVE_IS_POSITIVE 1", // by card
                        "LEAKED_QUERY 1",
                        "LEAKED_POSITIVE 1"); // in the shop, whoever it answers
        assertThat(report.hasFault()).isTrue();
    }

    @Test
    void whatSpoilsPairsIsFound() {
        List<LabelledPair> train = List.of(
                new LabelledPair("a", "b", 1),
                new LabelledPair("B", "A.", 1),
                new LabelledPair("a", "b", 0),
                new LabelledPair("c", "d", 0));
        List<LabelledPair> dev = List.of(new LabelledPair("d", "c", 1), new LabelledPair("a", "x", 1));

        DataReport report = DataReport.ofPairs(train, dev, Optional.empty());

        assertThat(counts(report))
                .containsExactlyInAnyOrder("REPEATED_PAIR 1", "CONTRADICTING_PAIR 1", "LEAKED_PAIR 1", "LEAKED_TEXT 1");
    }

    @Test
    void goodDataHasNoFault() {
        DataReport report = DataReport.ofExamples(
                List.of(example("q1", List.of("p1"), List.of("p2")), example("q2", List.of("p2"), List.of("p3"))),
                List.of(example("q3", List.of("p4"), List.of())),
                Optional.empty());

        assertThat(counts(report)).containsExactly("NEGATIVE_ANSWERS_ANOTHER 1");
        assertThat(report.hasFault()).isFalse();
    }

    @Test
    void lengthsAreThoseOfTheModelsTokens() {
        ModelDirectory model = BundledModels.read("bge-small-en-v1.5");
        List<TrainingExample> train =
                List.of(example("one two three", List.of("one", "one two three four five"), List.of("one")));

        try (SubwordTokenizer tokenizer = SubwordTokenizer.load(model.tokenizer())) {
            TokenMeasure measure = TokenMeasure.ofAll(tokenizer);
            DataReport report = DataReport.ofExamples(
                    train, List.of(), Optional.of(new TextLimits(measure, Instructions.NONE, 8, 6)));

            // [CLS] and [SEP] count; "one" comes twice and is one text
            assertThat(report.lengths()).containsEntry("queries", new Lengths(1, 1, 5, 5, 5, 8, 0));
            assertThat(report.lengths()).containsEntry("passages", new Lengths(2, 2, 5, 6.8, 7, 6, 1));

            // "represent this sentence for searching relevant passages :" before the query
            TextLimits ofModel = TextLimits.of(model, measure, new TextLengths(12, 4_096));
            assertThat(ofModel.ofExamples(train)).containsEntry("queries", new Lengths(1, 1, 13, 13, 13, 12, 1));
            assertThat(ofModel.ofExamples(train).get("passages").limit()).isEqualTo(512);
            // Pairs are cut where passages are, without an instruction.
            assertThat(new TextLimits(measure, model.instructions(), 3, 6)
                            .ofPairs(List.of(new LabelledPair("one two three", "one two three four five", 1))))
                    .containsEntry("texts", new Lengths(2, 2, 6, 6.9, 7, 6, 1));
            // [CLS] query [SEP] passage [SEP]
            assertThat(new PairLimit(measure, 10).ofExamples(train))
                    .containsEntry("readPairs", new Lengths(3, 3, 7, 10.6, 11, 10, 1));
        }
    }

    @Test
    void ofManyTextsSomeFromAllOverAreCounted() {
        ModelDirectory model = BundledModels.read("bge-small-en-v1.5");
        List<LabelledPair> pairs = IntStream.range(0, 50)
                .mapToObj(i -> new LabelledPair("one " + i, i < 25 ? "two " + i : "two three four " + i, 1))
                .toList();

        try (SubwordTokenizer tokenizer = SubwordTokenizer.load(model.tokenizer())) {
            Lengths lengths = new TextLimits(new TokenMeasure(tokenizer, 20), Instructions.NONE, 5, 5)
                    .ofPairs(pairs)
                    .get("texts");

            assertThat(lengths.texts()).isEqualTo(100);
            assertThat(lengths.counted()).isEqualTo(20);
            // Every fifth text: of the later half of the pairs, half are long.
            assertThat(lengths.shareOver()).isEqualTo(0.25);
        }
    }

    private static List<String> counts(DataReport report) {
        return report.findings().stream()
                .map(finding -> finding.kind() + " " + finding.count())
                .collect(Collectors.toList());
    }

    private static TrainingExample example(String query, List<String> positives, List<String> negatives) {
        return new TrainingExample(query, positives, negatives, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
