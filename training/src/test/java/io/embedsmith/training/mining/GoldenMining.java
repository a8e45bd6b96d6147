package io.embedsmith.training.mining;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.testing.Golden;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** The table of vectors that two other programs mined from, and what they took. */
final class GoldenMining {
    private final JsonNode golden = Golden.read("mining.json");
    private final Map<List<String>, Double> reranker = new HashMap<>();

    GoldenMining() {
        golden.at("/reranker")
                .forEach(row -> reranker.put(
                        List.of(row.get(0).textValue(), row.get(1).textValue()),
                        row.get(2).doubleValue()));
    }

    JsonNode cases(String program) {
        return golden.get(program);
    }

    /** An example for each pair of query and positive. */
    List<TrainingExample> pairs() {
        List<TrainingExample> pairs = new ArrayList<>();
        golden.get("pairs")
                .forEach(pair -> pairs.add(TrainingExample.ofPair(
                        pair.get(0).textValue(), pair.get(1).textValue())));
        return pairs;
    }

    List<String> corpus() {
        List<String> names = new ArrayList<>();
        golden.get("passages").fieldNames().forEachRemaining(names::add);
        return names;
    }

    MiningData data(List<TrainingExample> examples, Passages passages) {
        return new MiningData(
                examples,
                passages,
                new MiningVectors(
                        vectors(
                                "queries",
                                examples.stream().map(TrainingExample::query).toList()),
                        vectors("passages", passages.texts())));
    }

    private Embeddings vectors(String kind, List<String> names) {
        return Embeddings.copyOf(names.stream()
                .map(name -> Golden.floats(golden.get(kind).get(name)))
                .toArray(float[][]::new));
    }

    PairScorer reranker() {
        return (query, passages) -> passages.stream()
                .map(passage -> Objects.requireNonNull(reranker.get(List.of(query, passage))))
                .toList();
    }

    static OptionalDouble limit(JsonNode options, String name) {
        return options.has(name) ? OptionalDouble.of(options.get(name).doubleValue()) : OptionalDouble.empty();
    }
}
