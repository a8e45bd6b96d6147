package io.embedsmith.training.report;

import io.embedsmith.evaluation.chart.CurveChart;
import io.embedsmith.evaluation.chart.Figure;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.training.run.TrainingEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Loss, learning rate, gradient and dev scores over the steps of a run. */
record LearningCurves(List<TrainingEvent> events, Language language) {
    /** Points of a curve; more cannot be told apart. */
    private static final int POINTS = 120;

    List<Element> draw() {
        List<Element> figures = new ArrayList<>();
        List<TrainingEvent.StepDone> steps = events.stream()
                .filter(TrainingEvent.StepDone.class::isInstance)
                .map(TrainingEvent.StepDone.class::cast)
                .toList();
        if (steps.size() > 1) {
            figures.add(curve(Caption.LOSS, Caption.LOSS_ABOUT, steps, TrainingEvent.StepDone::loss));
            figures.add(curve(Caption.GRADIENT, Caption.GRADIENT_ABOUT, steps, TrainingEvent.StepDone::gradientNorm));
            figures.add(curve(Caption.RATE, Caption.RATE_ABOUT, steps, TrainingEvent.StepDone::learningRate));
        }
        List<TrainingEvent.Evaluated> evaluations = events.stream()
                .filter(TrainingEvent.Evaluated.class::isInstance)
                .map(TrainingEvent.Evaluated.class::cast)
                .toList();
        if (evaluations.size() > 1) {
            figures.add(ofDev(evaluations));
        }
        return figures;
    }

    private Element curve(
            Caption name,
            Caption about,
            List<TrainingEvent.StepDone> steps,
            ToDoubleFunction<TrainingEvent.StepDone> value) {
        int each = Math.ceilDiv(steps.size(), POINTS);
        List<Double> places = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int start = 0; start < steps.size(); start += each) {
            List<TrainingEvent.StepDone> part = steps.subList(start, Math.min(steps.size(), start + each));
            places.add((double) part.getLast().step());
            values.add(part.stream().mapToDouble(value).average().orElseThrow());
        }
        CurveChart.Curve curve =
                new CurveChart.Curve(name.in(language), values, Collections.nCopies(values.size(), false));
        return chart(places, curve, new Figure(name.in(language), about.in(language, each), language));
    }

    private Element ofDev(List<TrainingEvent.Evaluated> evaluations) {
        String metric = evaluations.getFirst().metric();
        TrainingEvent.Evaluated kept = evaluations.stream()
                .filter(TrainingEvent.Evaluated::best)
                .reduce((first, second) -> second)
                .orElse(evaluations.getLast());
        CurveChart.Curve curve = new CurveChart.Curve(
                metric,
                evaluations.stream().map(TrainingEvent.Evaluated::value).toList(),
                evaluations.stream().map(kept::equals).toList());
        List<Double> places = evaluations.stream()
                .map(evaluation -> (double) evaluation.step())
                .toList();
        return chart(places, curve, new Figure(metric, Caption.DEV_ABOUT.in(language, metric), language));
    }

    private Element chart(List<Double> places, CurveChart.Curve curve, Figure figure) {
        CurveChart.Rules rules = new CurveChart.Rules(OptionalDouble.empty(), OptionalDouble.empty());
        return new CurveChart(Caption.STEP.in(language), places, List.of(curve), rules).draw(figure);
    }
}
