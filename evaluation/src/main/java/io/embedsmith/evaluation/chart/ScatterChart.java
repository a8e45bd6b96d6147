package io.embedsmith.evaluation.chart;

import io.embedsmith.evaluation.chart.Figure.Point;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Two systems item by item: the first to the right, the second upwards, with the line on which they are equal.
 *
 * @param first name of the first
 * @param second name of the second
 * @param items all
 */
public record ScatterChart(String first, String second, List<Item> items) {
    private static final double LEFT = 90;
    private static final double TOP = 24;
    private static final double SIDE = 460;
    private static final int MOST_POINTS = 2_000;
    private static final int MOST_ROWS = 200;

    /** An item with both scores. */
    public record Item(String name, double first, double second) {}

    public ScatterChart {
        items = List.copyOf(items);
    }

    /** The plot with its table. Of very many points every second, third … is drawn, and so it says. */
    public Element draw(Figure figure) {
        double low = items.stream()
                .mapToDouble(item -> Math.min(item.first(), item.second()))
                .min()
                .orElse(0);
        double high = items.stream()
                .mapToDouble(item -> Math.max(item.first(), item.second()))
                .max()
                .orElse(1);
        Scale across = Scale.round(low, high > low ? high : low + 1, LEFT, LEFT + SIDE);
        Scale upwards = new Scale(across.low(), across.high(), TOP + SIDE, TOP);
        List<Element> drawing = new ArrayList<>();
        for (double tick : across.ticks()) {
            double x = across.place(tick);
            double y = upwards.place(tick);
            drawing.add(Figure.line("grid", x, TOP, new Point(x, TOP + SIDE)));
            drawing.add(Figure.line("grid", LEFT, y, new Point(LEFT + SIDE, y)));
            drawing.add(Figure.label(Numbers.plain(tick), new Point(x, TOP + SIDE + 18), "middle", "soft"));
            drawing.add(Figure.label(Numbers.plain(tick), new Point(LEFT - 8, y + 4), "end", "soft"));
        }
        drawing.add(Figure.line("rule", LEFT, TOP + SIDE, new Point(LEFT + SIDE, TOP)));
        List<Item> drawn = thinned(MOST_POINTS);
        for (Item item : drawn) {
            drawing.add(Element.of("circle")
                    .with("class", "point " + Figure.colour(item.first() >= item.second() ? 0 : 1))
                    .with("cx", across.place(item.first()))
                    .with("cy", upwards.place(item.second()))
                    .with("r", 4)
                    .add(Element.of("title", item.name())));
        }
        Point below = new Point(LEFT + SIDE / 2, TOP + SIDE + 42);
        drawing.add(Figure.label("A: " + Figure.shortened(first, 56), below, "middle", "name"));
        drawing.add(Figure.label("B: " + Figure.shortened(second, 56), new Point(0, 0), "middle", "name")
                .with("transform", "translate(26 " + Numbers.plain(TOP + SIDE / 2) + ") rotate(-90)"));
        return saying(figure, drawn.size()).of(TOP + SIDE + 58, drawing, table(figure.language()));
    }

    private Figure saying(Figure figure, int drawn) {
        return drawn == items.size()
                ? figure
                : new Figure(
                        figure.title(),
                        figure.about() + " "
                                + Caption.SCATTER_THINNED.in(
                                        figure.language(), Numbers.count(drawn), Numbers.count(items.size())),
                        figure.language());
    }

    private List<Item> thinned(int most) {
        int step = (items.size() + most - 1) / most;
        List<Item> kept = new ArrayList<>();
        for (int i = 0; i < items.size(); i += Math.max(1, step)) {
            kept.add(items.get(i));
        }
        return kept;
    }

    private Grid table(Language language) {
        List<List<String>> rows = thinned(MOST_ROWS).stream()
                .map(item -> List.of(item.name(), Numbers.score(item.first()), Numbers.score(item.second())))
                .toList();
        return new Grid(List.of(Caption.ITEM.in(language), first, second), rows, 1);
    }
}
