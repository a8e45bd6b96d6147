package io.embedsmith.evaluation.chart;

import io.embedsmith.evaluation.chart.Figure.Point;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Curves over one axis.
 *
 * @param axis name of the axis
 * @param places on the axis, increasing, at least two
 * @param curves drawn over them
 * @param rules lines across and upright
 */
public record CurveChart(String axis, List<Double> places, List<Curve> curves, Rules rules) {
    private static final double LEFT = 64;
    private static final double RIGHT = 24;
    private static final double HEIGHT = 300;
    private static final double LEGEND_LINE = 20;
    private static final double SMALL = 2.5;
    private static final double LARGE = 5;

    /**
     * A curve.
     *
     * @param name of it
     * @param values one for each place
     * @param marked which of them stand out
     */
    public record Curve(String name, List<Double> values, List<Boolean> marked) {
        public Curve {
            values = List.copyOf(values);
            marked = List.copyOf(marked);
        }
    }

    /**
     * Lines that help to read.
     *
     * @param across at a value
     * @param upright at a place
     */
    public record Rules(OptionalDouble across, OptionalDouble upright) {}

    public CurveChart {
        places = List.copyOf(places);
        curves = List.copyOf(curves);
        for (Curve curve : curves) {
            if (curve.values().size() != places.size() || curve.marked().size() != places.size()) {
                throw new IllegalArgumentException("curve '" + curve.name() + "' has "
                        + curve.values().size() + " values and "
                        + curve.marked().size() + " marks for "
                        + places.size() + " places; one for each is needed");
            }
        }
    }

    /** The plot with its table. */
    public Element draw(Figure figure) {
        double top = curves.size() * LEGEND_LINE + 24;
        double bottom = top + HEIGHT;
        Scale across = new Scale(places.getFirst(), places.getLast(), LEFT, Figure.WIDTH - RIGHT);
        Scale upwards = upwards(bottom, top);
        List<Element> drawing = new ArrayList<>(axes(across, upwards));
        rules.across().ifPresent(value -> {
            double y = upwards.place(value);
            drawing.add(Figure.line("rule", LEFT, y, new Point(Figure.WIDTH - RIGHT, y)));
        });
        rules.upright().ifPresent(place -> {
            double x = across.place(place);
            drawing.add(Figure.line("rule", x, top, new Point(x, bottom)));
        });
        for (int i = 0; i < curves.size(); i++) {
            drawing.addAll(curve(i, across, upwards));
        }
        Point middle = new Point((LEFT + Figure.WIDTH - RIGHT) / 2, bottom + 40);
        drawing.add(Figure.label(axis, middle, "middle", "name"));
        return figure.of(bottom + 54, drawing, table());
    }

    private Scale upwards(double bottom, double top) {
        List<Double> all = new ArrayList<>();
        curves.forEach(curve -> all.addAll(curve.values()));
        rules.across().ifPresent(all::add);
        double low = all.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = all.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return Scale.round(low, high > low ? high : low + 1, bottom, top);
    }

    private List<Element> axes(Scale across, Scale upwards) {
        List<Element> axes = new ArrayList<>();
        for (double tick : upwards.ticks()) {
            double y = upwards.place(tick);
            axes.add(Figure.line("grid", LEFT, y, new Point(Figure.WIDTH - RIGHT, y)));
            axes.add(Figure.label(tick(tick, upwards), new Point(LEFT - 8, y + 4), "end", "soft"));
        }
        for (double tick : across.ticks()) {
            Point below = new Point(across.place(tick), upwards.start() + 18);
            axes.add(Figure.label(tick(tick, across), below, "middle", "soft"));
        }
        return axes;
    }

    /** Ticks of a narrow scale need more decimals than two. */
    private static String tick(double value, Scale scale) {
        return scale.high() - scale.low() > 0.05 ? Numbers.plain(value) : String.format(Locale.ROOT, "%.4f", value);
    }

    private List<Element> curve(int number, Scale across, Scale upwards) {
        Curve curve = curves.get(number);
        String colour = Figure.colour(number);
        double y = 14 + number * LEGEND_LINE;
        List<Element> drawn = new ArrayList<>();
        drawn.add(Figure.rectangle(colour, new Point(LEFT, y - 2), 12, 12));
        drawn.add(Figure.label(Figure.shortened(curve.name(), 80), new Point(LEFT + 20, y + 8), "start", "name"));
        String line = IntStream.range(0, places.size())
                .mapToObj(i -> Numbers.plain(across.place(places.get(i))) + ","
                        + Numbers.plain(upwards.place(curve.values().get(i))))
                .collect(Collectors.joining(" "));
        drawn.add(Element.of("polyline").with("class", "curve " + colour).with("points", line));
        for (int i = 0; i < places.size(); i++) {
            drawn.add(Element.of("circle")
                    .with("class", colour)
                    .with("cx", across.place(places.get(i)))
                    .with("cy", upwards.place(curve.values().get(i)))
                    .with("r", curve.marked().get(i) ? LARGE : SMALL)
                    .add(Element.of(
                            "title",
                            curve.name() + ", " + axis + " " + Numbers.plain(places.get(i)) + ": "
                                    + Numbers.score(curve.values().get(i)))));
        }
        return drawn;
    }

    private Grid table() {
        List<String> header = new ArrayList<>(List.of(axis));
        curves.forEach(curve -> header.add(curve.name()));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            List<String> row = new ArrayList<>(List.of(Numbers.plain(places.get(i))));
            for (Curve curve : curves) {
                row.add(Numbers.score(curve.values().get(i)));
            }
            rows.add(row);
        }
        return new Grid(header, rows, 0);
    }
}
