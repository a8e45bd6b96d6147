package io.embedsmith.evaluation.metric;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.Judgements;
import java.util.Comparator;

/** A ranking reduced to what metrics see: the grade at each rank, and the grades that could have been. */
public final class GradedRanking {
    private final int[] grades;
    private final int[] idealGrades;

    private GradedRanking(int[] grades, int[] idealGrades) {
        this.grades = grades;
        this.idealGrades = idealGrades;
    }

    /** With ties as trec_eval orders them. */
    public static GradedRanking of(Ranking ranking, Judgements judgements) {
        return of(ranking, judgements, TieOrder.TREC_EVAL);
    }

    /** With ties as {@code order} has them. */
    public static GradedRanking of(Ranking ranking, Judgements judgements, Comparator<ScoredPassage> order) {
        int[] grades = ranking.passages().stream()
                .sorted(order)
                .mapToInt(passage -> judgements.grade(passage.id()))
                .toArray();
        return new GradedRanking(grades, judgements.idealGrades());
    }

    /** Number of ranked passages. */
    public int size() {
        return grades.length;
    }

    /** Grade of the passage at a rank counted from 1; 0 and less is not relevant. */
    public int grade(int rank) {
        return grades[rank - 1];
    }

    /** Whether the passage at a rank counted from 1 is relevant. */
    public boolean isRelevant(int rank) {
        return grades[rank - 1] > 0;
    }

    /** Number of relevant passages among the first {@code k}. */
    public int relevantWithin(int k) {
        int count = 0;
        for (int rank = 1; rank <= Math.min(k, grades.length); rank++) {
            if (isRelevant(rank)) {
                count++;
            }
        }
        return count;
    }

    /** Number of passages relevant to the query, ranked or not. */
    public int relevant() {
        return idealGrades.length;
    }

    /** Grade at a rank, counted from 1 to {@link #relevant()}, of the best ranking that could be. */
    public int idealGrade(int rank) {
        return idealGrades[rank - 1];
    }
}
