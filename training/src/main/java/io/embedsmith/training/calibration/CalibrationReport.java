package io.embedsmith.training.calibration;

import io.embedsmith.evaluation.chart.DistributionChart;
import io.embedsmith.evaluation.chart.Figure;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.markup.HtmlPage;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A calibration for people.
 *
 * @param model whose scores they are
 * @param data that they are of, by name
 */
public record CalibrationReport(Calibration calibration, String model, String data, Language language) {
    private static final List<Double> CHANCES = List.of(0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95);

    /** As Markdown. */
    public String markdown() {
        return "# " + Grid.markdownText(title()) + "\n\n" + Grid.markdownText(distribution()) + "\n\n"
                + threshold().markdown() + "\n" + chances().markdown();
    }

    /** As one HTML file with a plot. */
    public String html() {
        Figure figure = new Figure(Caption.DISTRIBUTIONS.in(language, model), distribution(), language);
        List<Element> content = List.of(
                new DistributionChart(calibration.distributions().histogram(), calibration.threshold()).draw(figure),
                Element.of("h2", Caption.THRESHOLD.in(language)),
                threshold().html(Caption.THRESHOLD.in(language)),
                Element.of("h2", Caption.CHANCE.in(language)),
                chances().html(Caption.CHANCE.in(language)));
        return HtmlPage.of(language, title(), content);
    }

    private String title() {
        return Caption.CALIBRATION.in(language, model, data);
    }

    private String distribution() {
        return Caption.CALIBRATION_ABOUT.in(
                language,
                Numbers.count(calibration.distributions().positives().count()),
                Numbers.count(calibration.distributions().negatives().count()),
                Numbers.score(calibration.distributions().auc()),
                Numbers.percent(calibration.distributions().overlap()));
    }

    private Grid threshold() {
        return new Grid(
                List.of(
                        Caption.THRESHOLD.in(language),
                        Caption.VALUE.in(language),
                        Caption.PRECISION.in(language),
                        Caption.RECALL.in(language)),
                List.of(
                        List.of(
                                Caption.ON_ALL.in(language),
                                Numbers.score(calibration.threshold().value()),
                                Numbers.percent(calibration.threshold().precision()),
                                Numbers.percent(calibration.threshold().recall())),
                        List.of(
                                Caption.ON_HELD_BACK.in(language),
                                Numbers.NONE,
                                Numbers.percent(calibration.heldBack().precision()),
                                Numbers.percent(calibration.heldBack().recall()))),
                1);
    }

    /** Of a curve that does not rise nothing can be said. */
    private Grid chances() {
        List<List<String>> rows = new ArrayList<>();
        if (calibration.curve().slope() > 0) {
            CHANCES.forEach(chance -> rows.add(List.of(
                    Numbers.percent(chance), Numbers.score(calibration.curve().scoreOf(chance)))));
        }
        return new Grid(List.of(Caption.CHANCE.in(language), Caption.SIMILARITY.in(language)), rows, 0);
    }
}
