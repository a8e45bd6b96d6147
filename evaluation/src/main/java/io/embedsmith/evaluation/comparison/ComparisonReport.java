package io.embedsmith.evaluation.comparison;

import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.markup.HtmlPage;
import io.embedsmith.evaluation.markup.Markup;
import io.embedsmith.evaluation.significance.PairedOutcome;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison for people.
 *
 * @param comparison what is shown
 * @param language of captions
 */
public record ComparisonReport(SystemComparison comparison, Language language) {

    /** As Markdown. */
    public String markdown() {
        return "# " + Grid.markdownText(title()) + "\n\n" + markdownContent();
    }

    /** As Markdown without a title, to stand in another report. */
    public String markdownContent() {
        StringBuilder out = new StringBuilder();
        out.append(Grid.markdownText(about())).append("\n\n");
        out.append(verdicts().markdown()).append('\n').append(summary()).append('\n');
        if (!comparison.skipped().isEmpty()) {
            out.append("\n## ").append(Caption.NOT_COMPARED.in(language)).append("\n\n");
            out.append(skipped().markdown());
        }
        for (TaskComparison task : comparison.tasks()) {
            out.append("\n## ").append(Grid.markdownText(task.task())).append('\n');
            examples(Caption.A_WON, task.won(), out);
            examples(Caption.A_LOST, task.lost(), out);
        }
        return out.toString();
    }

    private void examples(Caption heading, List<ItemChange> changes, StringBuilder out) {
        if (!changes.isEmpty()) {
            out.append("\n### ").append(heading.in(language)).append("\n\n");
            out.append(examples(changes).markdown());
        }
    }

    /** As one HTML file with a plot for each task. */
    public String html() {
        return HtmlPage.of(language, title(), content());
    }

    /** What is on that page, to stand in another report. */
    public List<Markup> content() {
        List<Markup> content = new ArrayList<>();
        content.add(Element.of("p", about()));
        content.add(verdicts().html(title()));
        content.add(Element.of("p", summary()).with("class", "note"));
        if (!comparison.skipped().isEmpty()) {
            content.add(Element.of("h2", Caption.NOT_COMPARED.in(language)));
            content.add(skipped().html(Caption.NOT_COMPARED.in(language)));
        }
        for (TaskComparison task : comparison.tasks()) {
            content.add(Element.of("h2", task.task()));
            content.add(scatter(task));
            examples(Caption.A_WON, task.won(), content);
            examples(Caption.A_LOST, task.lost(), content);
        }
        return content;
    }

    private void examples(Caption heading, List<ItemChange> changes, List<Markup> content) {
        if (!changes.isEmpty()) {
            content.add(Element.of("h3", heading.in(language)));
            content.add(examples(changes).html(heading.in(language)));
        }
    }

    private String title() {
        return Caption.COMPARISON.in(language, comparison.first(), comparison.second());
    }

    private String about() {
        return Caption.COMPARISON_ABOUT.in(
                language,
                comparison.first(),
                comparison.second(),
                comparison.tasks().size());
    }

    private String summary() {
        return Caption.SUMMARY.in(
                language,
                comparison.tasks().size(),
                comparison.count(Verdict.FIRST_BETTER),
                comparison.count(Verdict.SECOND_BETTER),
                comparison.count(Verdict.NO_DIFFERENCE));
    }

    private Grid verdicts() {
        List<String> header = List.of(
                Caption.TASK.in(language),
                Caption.METRIC.in(language),
                Caption.VERDICT.in(language),
                "A",
                "B",
                Caption.DIFFERENCE.in(language),
                Caption.INTERVAL.in(language),
                Caption.P.in(language),
                Caption.P_HOLM.in(language),
                Caption.ITEMS.in(language));
        return new Grid(header, comparison.tasks().stream().map(this::row).toList(), 3);
    }

    private List<String> row(TaskComparison task) {
        PairedOutcome outcome = task.outcome();
        return List.of(
                task.task(),
                task.metric(),
                task.verdict().words().in(language),
                Numbers.score(outcome.first().value()),
                Numbers.score(outcome.second().value()),
                Numbers.difference(outcome.difference().value()),
                Numbers.interval(
                        outcome.difference().low(), outcome.difference().high()),
                Numbers.p(outcome.p()),
                Numbers.p(task.correctedP()),
                Numbers.count(outcome.items()));
    }

    private Grid skipped() {
        return new Grid(
                List.of(Caption.TASK.in(language), Caption.REASON.in(language)),
                comparison.skipped().stream()
                        .map(task -> List.of(task.task(), task.reason()))
                        .toList(),
                2);
    }

    private Grid examples(List<ItemChange> changes) {
        List<String> header = List.of(
                Caption.ITEM.in(language), Caption.TEXT.in(language), "A", "B", Caption.DIFFERENCE.in(language));
        List<List<String>> rows = changes.stream()
                .map(change -> List.of(
                        change.place().id(),
                        change.text().orElse(Numbers.NONE),
                        Numbers.score(change.first()),
                        Numbers.score(change.second()),
                        Numbers.difference(change.difference())))
                .toList();
        return new Grid(header, rows, 2);
    }

    private Element scatter(TaskComparison task) {
        return new ItemScatter(comparison.first(), comparison.second(), language)
                .draw(task.task(), task.items(), task.ofMetric());
    }
}
