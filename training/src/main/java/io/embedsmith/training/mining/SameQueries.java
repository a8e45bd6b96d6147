package io.embedsmith.training.mining;

import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.neighbour.GemmSearch;
import io.embedsmith.training.neighbour.Neighbour;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** For each example the others whose queries ask the same. */
final class SameQueries {
    /** Of more than this many queries that are alike, the nearest count. */
    private static final int MOST_ALIKE = 64;

    private final Map<String, List<Integer>> byForm = new HashMap<>();
    private final List<String> forms;
    private final List<List<Integer>> alike;

    SameQueries(MiningData data, OptionalDouble cosine) {
        this.forms = data.examples().stream()
                .map(TrainingExample::query)
                .map(TextForm::of)
                .toList();
        for (int example = 0; example < forms.size(); example++) {
            byForm.computeIfAbsent(forms.get(example), form -> new ArrayList<>())
                    .add(example);
        }
        this.alike = cosine.isPresent() ? alike(data, cosine.getAsDouble()) : List.of();
    }

    private static List<List<Integer>> alike(MiningData data, double cosine) {
        return GemmSearch.over(data.vectors().queries()).search(data.vectors().queries(), MOST_ALIKE).stream()
                .map(found -> found.stream()
                        .filter(neighbour -> neighbour.score() >= cosine)
                        .map(Neighbour::passage)
                        .toList())
                .toList();
    }

    /** Examples with the same text of the query, that example among them. */
    List<Integer> ofText(int example) {
        return Objects.requireNonNull(byForm.get(forms.get(example)));
    }

    /** Examples whose queries have nearly the same vector. */
    List<Integer> ofVector(int example) {
        return alike.isEmpty() ? List.of() : alike.get(example);
    }
}
