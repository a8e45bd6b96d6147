package io.embedsmith.api.evaluation;

import io.embedsmith.evaluation.significance.Holm;
import io.embedsmith.evaluation.significance.PairedOutcome;
import io.embedsmith.evaluation.significance.PairedTest;
import io.embedsmith.evaluation.significance.TestPlan;
import io.embedsmith.evaluation.task.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** Compares systems on the same queries by a metric. */
record SystemComparison(String metric, QueryListener listener) {

    /** One pair. */
    static PairedOutcome of(Items.Scores first, Items.Scores second, String metric) {
        return PairedTest.of(
                List.of(new PairedTest.Part(metric, first, second, 1)),
                TestPlan.forItems(first.ids().size()));
    }

    /** Each other system against the one that is named. */
    List<Outcome.Difference> against(String baseline, SequencedMap<String, Items.Scores> systems) {
        Items.Scores second = systems.get(baseline);
        if (second == null || second.ids().isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        List<PairedOutcome> outcomes = new ArrayList<>();
        systems.forEach((name, first) -> {
            if (!name.equals(baseline)) {
                listener.step("comparing", names.size(), systems.size() - 1);
                names.add(name);
                outcomes.add(of(first, second, metric));
            }
        });
        List<Double> corrected =
                Holm.corrected(outcomes.stream().map(PairedOutcome::p).toList());
        List<Outcome.Difference> differences = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            PairedOutcome outcome = outcomes.get(i);
            differences.add(new Outcome.Difference(
                    names.get(i),
                    baseline,
                    outcome.difference().value(),
                    outcome.difference().low(),
                    outcome.difference().high(),
                    outcome.p(),
                    corrected.get(i)));
        }
        return List.copyOf(differences);
    }
}
