package io.embedsmith.training.inspection;

import io.embedsmith.training.data.TextForm;
import io.embedsmith.training.data.TrainingExample;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Looks for what is wrong with queries and their passages. */
final class ExampleInspection {
    private final Map<String, Set<String>> positivesOfQuery = new HashMap<>();
    private final Set<String> allPositives = new HashSet<>();
    private final Findings findings = new Findings();

    static List<Finding> findings(List<TrainingExample> train, List<TrainingExample> dev) {
        ExampleInspection inspection = new ExampleInspection();
        train.forEach(inspection::learn);
        train.forEach(inspection::inspectNegatives);
        inspection.countNegatives(train);
        inspection.inspectDev(dev);
        return inspection.findings.all();
    }

    private void learn(TrainingExample example) {
        String query = TextForm.of(example.query());
        boolean isKnown = positivesOfQuery.containsKey(query);
        Set<String> positives = positivesOfQuery.computeIfAbsent(query, q -> new HashSet<>());
        boolean isRepeated = true;
        for (String positive : example.positives()) {
            String form = TextForm.of(positive);
            findings.addIf(form.equals(query), Finding.Kind.QUERY_IS_POSITIVE, positive);
            isRepeated &= !positives.add(form);
            allPositives.add(form);
        }
        findings.addIf(isKnown && isRepeated, Finding.Kind.REPEATED_EXAMPLE, example.query());
        findings.addIf(isKnown && !isRepeated, Finding.Kind.REPEATED_QUERY, example.query());
    }

    private void inspectNegatives(TrainingExample example) {
        Set<String> positives = Objects.requireNonNull(positivesOfQuery.get(TextForm.of(example.query())));
        Set<String> seen = new HashSet<>();
        for (String negative : example.hardNegatives()) {
            String form = TextForm.of(negative);
            findings.addIf(!seen.add(form), Finding.Kind.REPEATED_NEGATIVE, negative);
            if (positives.contains(form)) {
                findings.add(Finding.Kind.NEGATIVE_IS_POSITIVE, negative);
            } else {
                findings.addIf(allPositives.contains(form), Finding.Kind.NEGATIVE_ANSWERS_ANOTHER, negative);
            }
        }
    }

    private void countNegatives(List<TrainingExample> train) {
        int most = train.stream()
                .mapToInt(example -> example.hardNegatives().size())
                .max()
                .orElse(0);
        for (TrainingExample example : train) {
            int own = example.hardNegatives().size();
            findings.addIf(own == 0 && most > 0, Finding.Kind.NO_NEGATIVE, example.query());
            findings.addIf(own > 0 && own < most, Finding.Kind.FEWER_NEGATIVES, example.query());
        }
    }

    private void inspectDev(List<TrainingExample> dev) {
        Set<String> seen = new HashSet<>();
        for (TrainingExample example : dev) {
            findings.addIf(
                    positivesOfQuery.containsKey(TextForm.of(example.query())),
                    Finding.Kind.LEAKED_QUERY,
                    example.query());
            for (String positive : example.positives()) {
                String form = TextForm.of(positive);
                findings.addIf(allPositives.contains(form) && seen.add(form), Finding.Kind.LEAKED_POSITIVE, positive);
            }
        }
    }
}
