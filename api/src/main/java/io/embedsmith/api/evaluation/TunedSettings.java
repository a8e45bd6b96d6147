package io.embedsmith.api.evaluation;

import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.embedsmith.retrieval.fusion.Fusion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalDouble;

/**
 * What a tuning leaves in its collection. It is decided when it is measured, written down with the run, and stored then: where
 * a server dies in between, the next attempt stores what the run says.
 */
@ApplicationScoped
class TunedSettings {
    private final CollectionStore collections;

    TunedSettings(CollectionStore collections) {
        this.collections = collections;
    }

    /** What is wanted of it: a coefficient that is better, and the threshold of the coefficient that is there then. */
    static TuningOutcome decide(TuningPlan plan, Fusion present, TuningOutcome chosen) {
        boolean isCoefficient = plan.apply() && chosen.better();
        boolean isThreshold = plan.applyThreshold()
                && chosen.threshold().isPresent()
                && (isCoefficient || present.equals(fusion(chosen)));
        return chosen.applied(isCoefficient, isThreshold);
    }

    /** Stores it, once or again; a fusion that somebody set meanwhile stays. */
    void store(EvaluationSets.Address set, TuningOutcome decided) {
        if (!decided.applied() && !decided.thresholdApplied()) {
            return;
        }
        CollectionName name = new CollectionName(set.collection());
        CollectionSettings now = collections.get(set.tenant(), name).settings();
        boolean isAsMeasured = MeasuredSystem.label(now.fusion()).equals(decided.present());
        if (isAsMeasured || now.fusion().equals(fusion(decided))) {
            collections.update(set.tenant(), name, now.with(fusion(decided), threshold(decided)));
        }
    }

    private static Fusion fusion(TuningOutcome outcome) {
        return new Fusion.Convex(outcome.chosen());
    }

    private static OptionalDouble threshold(TuningOutcome decided) {
        return decided.thresholdApplied()
                ? decided.threshold().stream()
                        .mapToDouble(TuningOutcome.CheckedThreshold::value)
                        .findFirst()
                : OptionalDouble.empty();
    }
}
