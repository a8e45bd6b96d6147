package io.embedsmith.evaluation.report;

import io.embedsmith.evaluation.chart.BarChart;
import io.embedsmith.evaluation.chart.Figure;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.markup.HtmlPage;
import io.embedsmith.evaluation.markup.Markup;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A leaderboard for people.
 *
 * @param board what is shown
 * @param language of captions
 */
public record LeaderboardReport(Leaderboard board, Language language) {

    /** As Markdown. */
    public String markdown() {
        return "# " + Caption.LEADERBOARD.in(language) + "\n\n" + about() + "\n\n" + means().markdown() + "\n## "
                + Caption.SCORES_BY_TASK.in(language) + "\n\n" + scores().markdown();
    }

    /** As one CSV table: means, then every task. */
    public String csv() {
        List<String> header = new ArrayList<>(means().header());
        header.addAll(board.tasks().keySet());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < board.rows().size(); i++) {
            List<String> row = new ArrayList<>(means().rows().get(i));
            Leaderboard.Row model = board.rows().get(i);
            board.tasks().keySet().forEach(task -> row.add(Numbers.score(model.score(task))));
            rows.add(row);
        }
        return new Grid(header, rows, 1).csv();
    }

    /** As one HTML file with a plot. {@code further} parts follow, such as distributions. */
    public String html(List<? extends Markup> further) {
        List<Markup> content = new ArrayList<>();
        content.add(Element.of("p", about()));
        content.add(means().html(Caption.LEADERBOARD.in(language)));
        content.add(Element.of("h2", Caption.SCORES_BY_TASK.in(language)));
        content.add(bars());
        content.addAll(further);
        return HtmlPage.of(language, Caption.LEADERBOARD.in(language), content);
    }

    private String about() {
        return Caption.LEADERBOARD_ABOUT.in(
                language, board.rows().size(), board.tasks().size());
    }

    private Grid means() {
        List<String> header = new ArrayList<>(List.of(
                Caption.MODEL.in(language),
                Caption.RANK.in(language),
                Caption.MEAN_TASKS.in(language),
                Caption.MEAN_TYPES.in(language)));
        board.types().forEach(type -> header.add(typeName(type)));
        List<List<String>> rows = new ArrayList<>();
        for (Leaderboard.Row model : board.rows()) {
            List<String> row = new ArrayList<>(List.of(
                    model.name(),
                    String.valueOf(model.rank()),
                    Numbers.score(model.mean()),
                    Numbers.score(model.meanOfTypes())));
            model.typeMeans().values().forEach(mean -> row.add(Numbers.score(mean)));
            rows.add(row);
        }
        return new Grid(header, rows, 1);
    }

    private Grid scores() {
        List<String> header = new ArrayList<>(List.of(Caption.TASK.in(language), Caption.TYPE.in(language)));
        board.rows().forEach(model -> header.add(model.name()));
        List<List<String>> rows = new ArrayList<>();
        board.tasks().forEach((task, type) -> {
            List<String> row = new ArrayList<>(List.of(task, typeName(type)));
            board.rows().forEach(model -> row.add(Numbers.score(model.score(task))));
            rows.add(row);
        });
        return new Grid(header, rows, 2);
    }

    private Element bars() {
        List<String> tasks = List.copyOf(board.tasks().keySet());
        List<List<Double>> values = tasks.stream()
                .map(task ->
                        board.rows().stream().map(model -> model.score(task)).toList())
                .toList();
        List<String> models = board.rows().stream().map(Leaderboard.Row::name).toList();
        Figure figure = new Figure(Caption.SCORES_BY_TASK.in(language), Caption.BARS_ABOUT.in(language), language);
        return new BarChart(models, tasks, values).draw(figure);
    }

    private String typeName(String type) {
        return type.isEmpty() ? Caption.OTHER_TYPE.in(language) : type;
    }
}
