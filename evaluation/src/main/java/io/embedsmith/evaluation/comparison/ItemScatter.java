package io.embedsmith.evaluation.comparison;

import io.embedsmith.evaluation.chart.Figure;
import io.embedsmith.evaluation.chart.ScatterChart;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.List;

/**
 * The plot of two systems item by item.
 *
 * @param first name of the first
 * @param second name of the second
 * @param language of captions
 */
public record ItemScatter(String first, String second, Language language) {

    /** Of a task. */
    public Element draw(ComparableTask task) {
        ItemScores scores = new ItemScores(task);
        return draw(task.name(), scores.all(), scores.areOfMetric());
    }

    Element draw(String task, List<ItemChange> changes, boolean ofMetric) {
        List<ScatterChart.Item> items = changes.stream()
                .map(change -> new ScatterChart.Item(change.place().id(), change.first(), change.second()))
                .toList();
        String about = Caption.SCATTER_ABOUT.in(language, Numbers.count(items.size()));
        Figure figure = new Figure(
                Caption.SCATTER.in(language, task),
                ofMetric ? about : about + " " + Caption.SCATTER_CLOSENESS.in(language),
                language);
        return new ScatterChart(first, second, items).draw(figure);
    }
}
