package io.embedsmith.evaluation.chart;

import io.embedsmith.evaluation.chart.Figure.Point;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lying bars: a group for each task, in it a bar for each model.
 *
 * @param series names of the bars of a group
 * @param groups names of the groups
 * @param values of each group, one for each series; NaN for none
 */
public record BarChart(List<String> series, List<String> groups, List<List<Double>> values) {
    private static final double LEFT = 190;
    private static final double RIGHT = 60;
    private static final double BAR = 13;
    private static final double GAP = 12;
    private static final double LEGEND_LINE = 20;
    private static final double AXIS = 28;

    public BarChart {
        series = List.copyOf(series);
        groups = List.copyOf(groups);
        values = values.stream().map(List::copyOf).toList();
    }

    /** The plot with its table. */
    public Element draw(Figure figure) {
        double top = series.size() * LEGEND_LINE + 20;
        double group = series.size() * BAR + GAP;
        double bottom = top + groups.size() * group;
        double[] all = values.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        double high = Math.max(Arrays.stream(all).max().orElse(1), 0.01);
        double low = Math.min(Arrays.stream(all).min().orElse(0), 0);
        Scale scale = Scale.round(low, high, LEFT, Figure.WIDTH - RIGHT);
        List<Element> drawing = new ArrayList<>(legend());
        for (double tick : scale.ticks()) {
            double x = scale.place(tick);
            drawing.add(Figure.line(tick == 0 ? "axis" : "grid", x, top - 4, new Point(x, bottom)));
            drawing.add(Figure.label(Numbers.plain(tick), new Point(x, bottom + 16), "middle", "soft"));
        }
        for (int i = 0; i < groups.size(); i++) {
            double y = top + i * group;
            Point name = new Point(LEFT - 10, y + series.size() * BAR / 2 + 4);
            drawing.add(Figure.label(Figure.shortened(groups.get(i), 27), name, "end", "name"));
            drawing.addAll(bars(values.get(i), y, scale));
        }
        return figure.of(bottom + AXIS, drawing, table(figure));
    }

    private List<Element> legend() {
        List<Element> legend = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            double y = 14 + i * LEGEND_LINE;
            legend.add(Figure.rectangle(Figure.colour(i), new Point(LEFT, y - 2), 12, 12));
            legend.add(Figure.label(Figure.shortened(series.get(i), 64), new Point(LEFT + 20, y + 8), "start", "name"));
        }
        return legend;
    }

    private static List<Element> bars(List<Double> ofGroup, double top, Scale scale) {
        List<Element> bars = new ArrayList<>();
        for (int i = 0; i < ofGroup.size(); i++) {
            double value = ofGroup.get(i);
            double y = top + i * BAR;
            boolean there = Double.isFinite(value);
            double from = scale.place(Math.min(0, there ? value : 0));
            double to = scale.place(Math.max(0, there ? value : 0));
            bars.add(Figure.rectangle(Figure.colour(i), new Point(from, y + 1), to - from, BAR - 2));
            bars.add(Figure.label(Numbers.score(value), new Point(to + 5, y + BAR - 3), "start", "soft"));
        }
        return bars;
    }

    private Grid table(Figure figure) {
        List<String> header = new ArrayList<>(List.of(Caption.TASK.in(figure.language())));
        header.addAll(series);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            List<String> row = new ArrayList<>(List.of(groups.get(i)));
            values.get(i).forEach(value -> row.add(Numbers.score(value)));
            rows.add(row);
        }
        return new Grid(header, rows, 1);
    }
}
