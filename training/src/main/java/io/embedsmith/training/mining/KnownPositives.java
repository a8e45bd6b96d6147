package io.embedsmith.training.mining;

import io.embedsmith.training.data.TextForm;
import io.embedsmith.training.data.TrainingExample;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** For each example the passages that answer its query, as far as anybody says so. */
final class KnownPositives {
    private final List<Set<Integer>> own;
    private final SameQueries same;

    KnownPositives(MiningData data, Sameness sameness) {
        this.own = data.examples().stream()
                .map(TrainingExample::positives)
                .map(positives -> positives.stream()
                        .map(data.passages()::row)
                        .collect(Collectors.<Integer, Set<Integer>>toCollection(LinkedHashSet::new)))
                .toList();
        this.same = new SameQueries(data, sameness.queries());
    }

    /** Rows of the example's own. */
    Set<Integer> own(int example) {
        return own.get(example);
    }

    /** Rows of its own and of examples with the same text of the query. */
    Set<Integer> ofText(int example) {
        return union(same.ofText(example));
    }

    /** All of them, with those of queries of nearly the same vector. */
    Set<Integer> all(int example) {
        Set<Integer> all = ofText(example);
        all.addAll(union(same.ofVector(example)));
        return all;
    }

    /** The largest number of positives of one text of a query. */
    static int most(List<TrainingExample> examples) {
        Map<String, Set<String>> ofQueries = new HashMap<>();
        examples.forEach(example -> ofQueries
                .computeIfAbsent(TextForm.of(example.query()), form -> new HashSet<>())
                .addAll(example.positives()));
        return ofQueries.values().stream().mapToInt(Set::size).max().orElse(0);
    }

    private Set<Integer> union(List<Integer> examples) {
        Set<Integer> union = new LinkedHashSet<>();
        examples.forEach(example -> union.addAll(own.get(example)));
        return union;
    }
}
