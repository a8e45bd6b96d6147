package io.embedsmith.training.merge.choice;

import io.embedsmith.evaluation.chart.CurveChart;
import io.embedsmith.evaluation.chart.Figure;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.markup.HtmlPage;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A sweep for people.
 *
 * @param sweep what is shown
 * @param recommendation which mixture to take
 * @param language of captions
 */
public record SweepReport(Sweep sweep, Recommendation recommendation, Language language) {

    /** As Markdown. */
    public String markdown() {
        return "# " + Grid.markdownText(title()) + "\n\n" + Grid.markdownText(words()) + "\n\n"
                + Grid.markdownText(about()) + "\n\n" + table().markdown() + "\n"
                + Caption.SWEEP_FRONT_ABOUT.in(language) + "\n";
    }

    /** As one HTML file with a plot. */
    public String html() {
        return HtmlPage.of(
                language,
                title(),
                List.of(
                        Element.of("p", words()).with("class", "note"),
                        Element.of("p", about()),
                        curves(),
                        table().html(title()),
                        Element.of("p", Caption.SWEEP_FRONT_ABOUT.in(language)).with("class", "soft")));
    }

    /** The table as CSV. */
    public String csv() {
        return table().csv();
    }

    /** A row for each mixture, and one for the tuned model where no mixture is it. */
    public Grid table() {
        List<String> header = new ArrayList<>(List.of(
                Caption.COEFFICIENT.in(language),
                Caption.FRONT.in(language),
                Caption.TARGET_MEAN.in(language),
                Caption.GAIN_KEPT.in(language),
                Caption.GUARD_MEAN.in(language),
                Caption.GUARD_CHANGE.in(language)));
        header.addAll(sweep.ofTuned().targets().keySet());
        header.addAll(sweep.ofTuned().guards().keySet());
        List<List<String>> rows = new ArrayList<>();
        for (SweepPoint point : sweep.points()) {
            String coefficient = SweepPlan.label(point.coefficient());
            boolean taken = point.equals(recommendation.point());
            rows.add(row(taken ? "✓ " + coefficient : coefficient, sweep.isOnFront(point) ? "●" : "", point));
        }
        SweepPoint last = sweep.points().getLast();
        if (!last.scores().equals(sweep.ofTuned())) {
            rows.add(row(sweep.tuned(), "", new SweepPoint(1, sweep.ofTuned())));
        }
        return new Grid(header, rows, 2);
    }

    private List<String> row(String name, String front, SweepPoint point) {
        List<String> row = new ArrayList<>(List.of(
                name,
                front,
                Numbers.score(point.scores().target()),
                Numbers.percent(sweep.keptShare(point)),
                Numbers.score(point.scores().guard()),
                Numbers.difference(sweep.guardChange(point))));
        point.scores().targets().values().forEach(score -> row.add(Numbers.score(score)));
        point.scores().guards().values().forEach(score -> row.add(Numbers.score(score)));
        return row;
    }

    private Element curves() {
        List<Double> places =
                sweep.points().stream().map(SweepPoint::coefficient).toList();
        List<CurveChart.Curve> curves =
                List.of(curve(Caption.TARGET_MEAN, SweepScores::target), curve(Caption.GUARD_MEAN, SweepScores::guard));
        CurveChart.Rules rules = new CurveChart.Rules(
                OptionalDouble.of(sweep.ofBase().guard() - recommendation.tolerance()),
                OptionalDouble.of(recommendation.point().coefficient()));
        return new CurveChart(Caption.COEFFICIENT.in(language), places, curves, rules)
                .draw(new Figure(Caption.SWEEP_CURVES.in(language), Caption.SWEEP_CURVES_ABOUT.in(language), language));
    }

    private CurveChart.Curve curve(Caption name, ToDoubleFunction<SweepScores> value) {
        return new CurveChart.Curve(
                name.in(language),
                sweep.points().stream()
                        .map(point -> value.applyAsDouble(point.scores()))
                        .toList(),
                sweep.points().stream().map(sweep::isOnFront).toList());
    }

    private String title() {
        return Caption.SWEEP.in(language, sweep.tuned(), sweep.base());
    }

    private String about() {
        return Caption.SWEEP_ABOUT.in(
                language,
                sweep.method(),
                sweep.tuned(),
                sweep.base(),
                String.join(", ", sweep.ofTuned().targets().keySet()),
                String.join(", ", sweep.ofTuned().guards().keySet()));
    }

    /** The recommendation with its reason. */
    public String words() {
        String tolerance = Numbers.score(recommendation.tolerance());
        if (sweep.gain() <= 0) {
            String none = Caption.SWEEP_NO_GAIN.in(
                    language,
                    Numbers.score(sweep.ofTuned().target()),
                    Numbers.score(sweep.ofBase().target()));
            return recommendation.isBase() ? none : none + " " + take(tolerance);
        }
        if (recommendation.isBase()) {
            return Caption.SWEEP_STAY.in(language, tolerance);
        }
        return take(tolerance) + " "
                + Caption.SWEEP_KEEPS.in(
                        language,
                        Numbers.percent(sweep.keptShare(recommendation.point())),
                        Numbers.score(sweep.ofBase().target()),
                        Numbers.score(sweep.ofTuned().target()),
                        Numbers.difference(sweep.guardChange(recommendation.point())),
                        Numbers.difference(
                                sweep.ofTuned().guard() - sweep.ofBase().guard()));
    }

    private String take(String tolerance) {
        return Caption.SWEEP_TAKE.in(
                language,
                SweepPlan.label(recommendation.point().coefficient()),
                Numbers.score(recommendation.point().scores().target()),
                tolerance);
    }
}
