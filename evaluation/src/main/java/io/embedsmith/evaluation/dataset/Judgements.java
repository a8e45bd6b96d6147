package io.embedsmith.evaluation.dataset;

import io.embedsmith.embedding.ranking.PassageId;
import java.util.Map;

/**
 * Grades of the passages judged for one query. A grade of 1 and more is relevant; 0 and less is not. A passage that
 * nobody judged counts as not relevant.
 */
public record Judgements(Map<PassageId, Integer> grades) {
    /** Nothing was judged. */
    public static final Judgements NONE = new Judgements(Map.of());

    public Judgements {
        grades = Map.copyOf(grades);
    }

    /** Grade of a passage; 0 when it was not judged. */
    public int grade(PassageId id) {
        return grades.getOrDefault(id, 0);
    }

    /** Grades of the relevant passages, highest first: the gains of the best ranking that could be. */
    public int[] idealGrades() {
        int[] ascending = grades.values().stream()
                .mapToInt(Integer::intValue)
                .filter(grade -> grade > 0)
                .sorted()
                .toArray();
        int[] descending = new int[ascending.length];
        for (int i = 0; i < ascending.length; i++) {
            descending[i] = ascending[ascending.length - 1 - i];
        }
        return descending;
    }

    /** Whether at least one passage is relevant. */
    public boolean hasRelevant() {
        return grades.values().stream().anyMatch(grade -> grade > 0);
    }
}
