package io.embedsmith.training.merge.choice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Measures mixtures of a tuned model and its base, from the one to the other. */
public final class MergeSweep {
    private final SweepPlan plan;
    private final SweepTasks tasks;
    private final Mixtures mixtures;

    private MergeSweep(SweepPlan plan, SweepTasks tasks, Mixtures mixtures) {
        this.plan = plan;
        this.tasks = tasks;
        this.mixtures = mixtures;
    }

    /**
     * Measures every mixture of a plan.
     *
     * @throws io.embedsmith.training.merge.UnmergeableException if the models do not fit
     */
    public static Sweep run(SweepPlan plan, SweepTasks tasks, MixturePlace place, MixtureListener listener) {
        Mixtures mixtures = new Mixtures(List.of(plan.tuned(), plan.base()), place, listener);
        mixtures.check(tasks.all());
        int models = plan.steps() + (plan.endsAtTuned() ? 0 : 1);
        listener.total(models * tasks.all().size());
        return new MergeSweep(plan, tasks, mixtures).run();
    }

    private Sweep run() {
        List<SweepPoint> points = new ArrayList<>();
        points.add(new SweepPoint(0, scores(mixtures.written(plan.base(), tasks.all()))));
        SweepScores ofTuned = scores(mixtures.written(plan.tuned(), tasks.all()));
        for (double coefficient : plan.coefficients().subList(1, plan.steps())) {
            boolean isTuned = coefficient == 1 && plan.endsAtTuned();
            points.add(new SweepPoint(coefficient, isTuned ? ofTuned : mixed(coefficient)));
        }
        return new Sweep(
                plan.tunedId().value(), plan.baseId().value(), plan.method().description(), ofTuned, points);
    }

    private SweepScores mixed(double coefficient) {
        return scores(mixtures.mixed(plan.idAt(coefficient), plan.at(coefficient), tasks.all()));
    }

    private SweepScores scores(SequencedMap<String, Double> byTask) {
        SequencedMap<String, Double> targets = new LinkedHashMap<>();
        SequencedMap<String, Double> guards = new LinkedHashMap<>(byTask);
        tasks.targets().forEach(request -> {
            String task = SweepTasks.name(request);
            targets.put(task, byTask.getOrDefault(task, Double.NaN));
            guards.remove(task);
        });
        return new SweepScores(targets, guards);
    }
}
