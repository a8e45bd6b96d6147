package io.embedsmith.training.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a run stands.
 *
 * @param step steps that were done
 * @param evaluations in order; one at step 0 is of the weights before training
 */
public record RunState(long step, List<Evaluation> evaluations) {
    static final RunState START = new RunState(0, List.of());

    public RunState {
        evaluations = List.copyOf(evaluations);
    }

    /**
     * A measured value.
     *
     * @param step steps that were done before
     * @param value higher is better
     */
    public record Evaluation(long step, double value) {}

    /** As a run that told these events left it. */
    public static RunState of(List<TrainingEvent> events) {
        RunState state = START;
        for (TrainingEvent event : events) {
            state = event instanceof TrainingEvent.Evaluated evaluated
                    ? state.with(new Evaluation(evaluated.step(), evaluated.value()))
                    : state.at(event.step());
        }
        return state;
    }

    /** The best after a step; of equals the first. */
    public Optional<Evaluation> best() {
        return evaluations.stream()
                .filter(evaluation -> evaluation.step() > 0)
                .max(Comparator.comparingDouble(Evaluation::value)
                        .thenComparing(
                                Comparator.comparingLong(Evaluation::step).reversed()));
    }

    /** Before training, if that was measured. */
    public Optional<Evaluation> before() {
        return evaluations.stream().filter(evaluation -> evaluation.step() == 0).findFirst();
    }

    /** Evaluations since the best. */
    long withoutImprovement() {
        return best().map(best -> evaluations.stream()
                        .filter(evaluation -> evaluation.step() > best.step())
                        .count())
                .orElse(0L);
    }

    RunState at(long doneSteps) {
        return new RunState(doneSteps, evaluations);
    }

    RunState with(Evaluation evaluation) {
        List<Evaluation> all = new ArrayList<>(evaluations);
        all.add(evaluation);
        return new RunState(step, all);
    }

    boolean isEvaluated() {
        return !evaluations.isEmpty() && evaluations.getLast().step() == step;
    }
}
