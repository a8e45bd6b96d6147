package io.embedsmith.training.objective;

import io.embedsmith.training.data.TrainingExample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which passages answer which query in any example: in a batch they are no negatives of it, whoever brought them. */
final class KnownPositives {
    private final Map<String, Set<String>> byQuery = new HashMap<>();

    KnownPositives(List<TrainingExample> examples) {
        examples.forEach(example -> byQuery.computeIfAbsent(example.query(), query -> new HashSet<>())
                .addAll(example.positives()));
    }

    /**
     * For query i and passage j at {@code i · passages + j} whether the passage answers the query, or is it, though it is
     * not the positive that this batch asks for.
     *
     * @param groupSize passages of one query, its positive first
     */
    List<Boolean> among(List<String> queries, List<String> passages, int groupSize) {
        List<Boolean> marks = new ArrayList<>(queries.size() * passages.size());
        for (int i = 0; i < queries.size(); i++) {
            Set<String> positives = byQuery.getOrDefault(queries.get(i), Set.of());
            for (int j = 0; j < passages.size(); j++) {
                String passage = passages.get(j);
                marks.add(j != i * groupSize && (positives.contains(passage) || passage.equals(queries.get(i))));
            }
        }
        return marks;
    }
}
