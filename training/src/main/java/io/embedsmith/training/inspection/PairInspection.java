package io.embedsmith.training.inspection;

import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TextForm;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for what is wrong with labelled pairs; which text comes first does not matter. */
final class PairInspection {
    private PairInspection() {}

    static List<Finding> findings(List<LabelledPair> train, List<LabelledPair> dev) {
        Findings findings = new Findings();
        Map<List<String>, Double> scores = new HashMap<>();
        Set<String> texts = new HashSet<>();
        for (LabelledPair pair : train) {
            List<String> forms = forms(pair);
            Double before = scores.putIfAbsent(forms, pair.score());
            if (before != null) {
                boolean isSame = before.doubleValue() == pair.score();
                findings.add(
                        isSame ? Finding.Kind.REPEATED_PAIR : Finding.Kind.CONTRADICTING_PAIR,
                        pair.first() + " | " + pair.second());
            }
            texts.addAll(forms);
        }
        Set<String> seen = new HashSet<>();
        for (LabelledPair pair : dev) {
            if (scores.containsKey(forms(pair))) {
                findings.add(Finding.Kind.LEAKED_PAIR, pair.first() + " | " + pair.second());
            } else {
                Stream.of(pair.first(), pair.second())
                        .filter(text -> texts.contains(TextForm.of(text)) && seen.add(TextForm.of(text)))
                        .forEach(text -> findings.add(Finding.Kind.LEAKED_TEXT, text));
            }
        }
        return findings.all();
    }

    private static List<String> forms(LabelledPair pair) {
        return Stream.of(pair.first(), pair.second()).map(TextForm::of).sorted().toList();
    }
}
