package io.embedsmith.evaluation.chart;

import io.embedsmith.evaluation.chart.Figure.Point;
import io.embedsmith.evaluation.distribution.Histogram;
import io.embedsmith.evaluation.distribution.Threshold;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the similarities of positives and negatives lie, each as shares of its own, with a threshold.
 *
 * @param histogram what is drawn
 * @param threshold a line across
 */
public record DistributionChart(Histogram histogram, Threshold threshold) {
    private static final double LEFT = 60;
    private static final double RIGHT = 24;
    private static final double TOP = 48;
    private static final double HEIGHT = 240;

    /** The plot with its table. */
    public Element draw(Figure figure) {
        List<Double> positives = shares(histogram.positives());
        List<Double> negatives = shares(histogram.negatives());
        double highest = Math.max(
                positives.stream().mapToDouble(Double::doubleValue).max().orElse(1),
                negatives.stream().mapToDouble(Double::doubleValue).max().orElse(1));
        Scale across = new Scale(histogram.low(), histogram.high(), LEFT, Figure.WIDTH - RIGHT);
        Scale upwards = Scale.round(0, highest, TOP + HEIGHT, TOP);
        List<Element> drawing = new ArrayList<>(legend(figure.language()));
        for (double tick : upwards.ticks()) {
            double y = upwards.place(tick);
            drawing.add(Figure.line("grid", LEFT, y, new Point(Figure.WIDTH - RIGHT, y)));
            drawing.add(Figure.label(Numbers.percent(tick), new Point(LEFT - 8, y + 4), "end", "soft"));
        }
        for (double tick : across.ticks()) {
            Point below = new Point(across.place(tick), TOP + HEIGHT + 18);
            drawing.add(Figure.label(Numbers.plain(tick), below, "middle", "soft"));
        }
        for (int bin = 0; bin < histogram.bins(); bin++) {
            drawing.add(bar(Figure.colour(1), bin, negatives.get(bin), across, upwards));
            drawing.add(bar(Figure.colour(0), bin, positives.get(bin), across, upwards));
        }
        double x = across.place(threshold.value());
        drawing.add(Figure.line("rule", x, TOP - 4, new Point(x, TOP + HEIGHT)));
        Point middle = new Point((LEFT + Figure.WIDTH - RIGHT) / 2, TOP + HEIGHT + 40);
        drawing.add(Figure.label(Caption.SIMILARITY.in(figure.language()), middle, "middle", "name"));
        return figure.of(TOP + HEIGHT + 54, drawing, table(figure.language()));
    }

    private Element bar(String colour, int bin, double share, Scale across, Scale upwards) {
        double left = across.place(histogram.edge(bin));
        double top = upwards.place(share);
        double width = across.place(histogram.edge(bin + 1)) - left;
        return Figure.rectangle("veil " + colour, new Point(left + 0.5, top), width - 1, TOP + HEIGHT - top);
    }

    private List<Element> legend(Language language) {
        return List.of(
                Figure.rectangle("veil " + Figure.colour(0), new Point(LEFT, 14), 12, 12),
                Figure.label(Caption.POSITIVES.in(language), new Point(LEFT + 18, 24), "start", "name"),
                Figure.rectangle("veil " + Figure.colour(1), new Point(LEFT + 110, 14), 12, 12),
                Figure.label(Caption.NEGATIVES.in(language), new Point(LEFT + 128, 24), "start", "name"),
                Figure.line("rule", LEFT + 220, 20, new Point(LEFT + 244, 20)),
                Figure.label(
                        Caption.THRESHOLD.in(language) + " " + Numbers.score(threshold.value()),
                        new Point(LEFT + 252, 24),
                        "start",
                        "name"));
    }

    private static List<Double> shares(List<Integer> counts) {
        double all = counts.stream().mapToInt(Integer::intValue).sum();
        return counts.stream().map(count -> count / all).toList();
    }

    private Grid table(Language language) {
        List<List<String>> rows = new ArrayList<>();
        for (int bin = 0; bin < histogram.bins(); bin++) {
            rows.add(List.of(
                    Numbers.score(histogram.edge(bin)),
                    Numbers.score(histogram.edge(bin + 1)),
                    Numbers.count(histogram.positives().get(bin)),
                    Numbers.count(histogram.negatives().get(bin))));
        }
        return new Grid(
                List.of(
                        Caption.FROM.in(language),
                        Caption.TO.in(language),
                        Caption.POSITIVES.in(language),
                        Caption.NEGATIVES.in(language)),
                rows,
                0);
    }
}
