package io.embedsmith.training.report;

import io.embedsmith.evaluation.chart.DistributionChart;
import io.embedsmith.evaluation.chart.Figure;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where similarities lie before and after; where they have no distributions, a sentence that says why. */
record SeparationReport(TuningReport.OnDev dev, Language language) {

    /** For Markdown. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        dev.positives()
                .ifPresent(labels -> sentences.add(Caption.POSITIVE_FROM.in(language, Numbers.score(labels.from()))));
        sentences.add(sentence(Caption.BEFORE, dev.before().separation()));
        sentences.add(sentence(Caption.AFTER, dev.after().separation()));
        return sentences;
    }

    /** For HTML. */
    List<Element> content() {
        List<Element> content = new ArrayList<>();
        dev.positives()
                .ifPresent(labels ->
                        content.add(Element.of("p", Caption.POSITIVE_FROM.in(language, Numbers.score(labels.from())))));
        content.add(element(Caption.BEFORE, dev.before().separation()));
        content.add(element(Caption.AFTER, dev.after().separation()));
        return content;
    }

    /** For machines. */
    static Map<String, Object> values(Separation separation) {
        Map<String, Object> values = new LinkedHashMap<>();
        switch (separation) {
            case Separation.Measured measured -> {
                values.put("auc", measured.distributions().auc());
                values.put("overlap", measured.distributions().overlap());
                values.put("threshold", measured.threshold().value());
                values.put("thresholdF1", measured.threshold().f1());
            }
            case Separation.Missing missing ->
                values.put("noDistributions", missing.why().in(Language.EN));
        }
        return values;
    }

    private String sentence(Caption when, Separation separation) {
        return switch (separation) {
            case Separation.Measured measured ->
                Caption.DISTRIBUTIONS_ABOUT.in(
                        language,
                        when.in(language),
                        Numbers.score(measured.distributions().auc()),
                        Numbers.percent(measured.distributions().overlap()),
                        Numbers.score(measured.threshold().f1()),
                        Numbers.score(measured.threshold().value()));
            case Separation.Missing missing ->
                Caption.NO_DISTRIBUTIONS.in(
                        language, when.in(language), missing.why().in(language));
        };
    }

    private Element element(Caption when, Separation separation) {
        return switch (separation) {
            case Separation.Measured measured -> {
                Figure figure = new Figure(
                        Caption.DISTRIBUTIONS.in(language, when.in(language)), sentence(when, separation), language);
                yield new DistributionChart(measured.distributions().histogram(), measured.threshold()).draw(figure);
            }
            case Separation.Missing _ -> Element.of("p", sentence(when, separation));
        };
    }
}
