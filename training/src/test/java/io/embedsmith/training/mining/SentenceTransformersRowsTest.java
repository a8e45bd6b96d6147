package io.embedsmith.training.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.testing.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the same vectors come the rows that sentence-transformers makes, in its order. */
class SentenceTransformersRowsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final GoldenMining golden = new GoldenMining();

    static Stream<JsonNode> cases() {
        List<JsonNode> cases = new ArrayList<>();
        Golden.read("mined-formats.json").path("cases").forEach(cases::add);
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsAreThoseOfSentenceTransformers(JsonNode given) {
        JsonNode options = given.path("options");
        int negatives = options.path("num_negatives").asInt();
        MiningData data = golden.data(grouped(), Passages.of(grouped(), golden.corpus()));
        Mined mined = new Miner(data.exactSearch(), Optional.empty(), (done, total) -> {})
                .mine(
                        data,
                        new MiningSettings(
                                new RankRange(0, options.path("range_max").asInt(), RankRange.Counted.KEPT),
                                new ScoreLimits(
                                        GoldenMining.limit(options, "max_score"),
                                        GoldenMining.limit(options, "min_score"),
                                        GoldenMining.limit(options, "absolute_margin"),
                                        GoldenMining.limit(options, "relative_margin")),
                                Sameness.OF_TEXT,
                                new Choice(negatives, Choice.Sampling.TOP, Choice.Shortage.KEEP, 42)));
        MinedFormat format = MinedFormat.of(given.path("format").asText());

        List<Map<String, Object>> rows = new SentenceTransformersRows(
                        format, negatives, given.path("scores").asBoolean())
                .of(mined.examples());

        assertThat(rows).hasSize(given.path("rows").size());
        for (int i = 0; i < rows.size(); i++) {
            assertSame(MAPPER.valueToTree(rows.get(i)), given.path("rows").get(i));
        }
    }

    /** Names, order and values; its scores are float32. */
    private static void assertSame(JsonNode ours, JsonNode theirs) {
        assertThat(ours.getNodeType()).isEqualTo(theirs.getNodeType());
        assertThat(ours).hasSameSizeAs(theirs);
        if (theirs.isObject()) {
            List<String> names = new ArrayList<>();
            theirs.fieldNames().forEachRemaining(names::add);
            assertThat(ours.fieldNames()).toIterable().containsExactlyElementsOf(names);
            names.forEach(name -> assertSame(ours.get(name), theirs.get(name)));
        } else if (theirs.isArray()) {
            for (int i = 0; i < theirs.size(); i++) {
                assertSame(ours.get(i), theirs.get(i));
            }
        } else if (theirs.isNumber()) {
            assertThat(ours.doubleValue()).isEqualTo(theirs.doubleValue(), org.assertj.core.data.Offset.offset(1e-6));
        } else {
            assertThat(ours).isEqualTo(theirs);
        }
    }

    /** A query with all of its positives. */
    private List<TrainingExample> grouped() {
        Map<String, List<String>> positives = new LinkedHashMap<>();
        golden.pairs()
                .forEach(pair -> positives
                        .computeIfAbsent(pair.query(), query -> new ArrayList<>())
                        .addAll(pair.positives()));
        List<TrainingExample> examples = new ArrayList<>();
        positives.forEach((query, texts) -> examples.add(
                new TrainingExample(query, texts, List.of(), Optional.empty(), Optional.empty(), Optional.empty())));
        return examples;
    }

    @Test
    void aFormatThatDoesNotExistIsAnsweredWithThoseThatDo() {
        assertThat(MinedFormat.of("N-Tuple")).isEqualTo(MinedFormat.N_TUPLE);
        assertThatThrownBy(() -> MinedFormat.of("pairs"))
                .hasMessage("there is no format 'pairs'; there are flag, triplet, n-tuple, labeled-pair, labeled-list");
    }
}
