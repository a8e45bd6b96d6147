package io.embedsmith.training.mining;

import io.embedsmith.training.neighbour.InnerProduct;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One example while negatives are chosen for it: which passages are its positives, and how near others come to them. */
final class Question {
    private final MiningData data;
    private final Sameness sameness;
    private final String form;
    private final float[] query;
    private final Set<Integer> own;
    private final Set<Integer> ofText;
    private final Set<Integer> positives;
    private final Set<String> positiveForms = new HashSet<>();
    private final List<float[]> positiveVectors = new ArrayList<>();

    Question(MiningData data, Sameness sameness, KnownPositives known, int example) {
        this.data = data;
        this.sameness = sameness;
        this.form = TextForm.of(data.examples().get(example).query());
        this.query = data.query(example);
        this.own = known.own(example);
        this.ofText = known.ofText(example);
        this.positives = known.all(example);
        for (int positive : positives) {
            positiveForms.add(data.passages().form(positive));
            positiveVectors.add(data.passage(positive));
        }
    }

    /** Rows of the example's own positives. */
    List<Integer> own() {
        return List.copyOf(own);
    }

    /** Rows of the positives that the margins are measured from. */
    List<Integer> references() {
        return List.copyOf(ofText);
    }

    double score(int passage) {
        return InnerProduct.of(query, data.passage(passage));
    }

    /** Whether a passage answers the query, or is the query. */
    Optional<DropRule> identity(int passage) {
        String passageForm = data.passages().form(passage);
        if (own.contains(passage)) {
            return Optional.of(DropRule.POSITIVE);
        }
        if (positives.contains(passage)) {
            return Optional.of(DropRule.POSITIVE_OF_SAME_QUERY);
        }
        if (passageForm.equals(form)) {
            return Optional.of(DropRule.QUERY);
        }
        if (positiveForms.contains(passageForm) || isNearPositive(passage)) {
            return Optional.of(DropRule.NEAR_POSITIVE);
        }
        return Optional.empty();
    }

    private boolean isNearPositive(int passage) {
        return sameness.passages().isPresent()
                && isNear(
                        data.passage(passage),
                        positiveVectors,
                        sameness.passages().getAsDouble());
    }

    /** Whether two passages count as one. */
    boolean areSame(int passage, int other) {
        return data.passages().form(passage).equals(data.passages().form(other))
                || (sameness.passages().isPresent()
                        && isNear(
                                data.passage(passage),
                                List.of(data.passage(other)),
                                sameness.passages().getAsDouble()));
    }

    private static boolean isNear(float[] passage, List<float[]> others, double cosine) {
        return others.stream().anyMatch(other -> InnerProduct.of(passage, other) >= cosine);
    }
}
