package io.embedsmith.evaluation.chart;

import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.markup.Markup;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import java.util.List;

/**
 * A plot with what is said about it.
 *
 * @param title its name
 * @param about what it shows, a sentence or two
 * @param language of the report
 */
public record Figure(String title, String about, Language language) {
    static final double WIDTH = 720;
    private static final int COLOURS = 8;

    Element of(double height, List<? extends Markup> drawing, Grid numbers) {
        Element svg = Element.of("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("viewBox", "0 0 " + (int) WIDTH + " " + (int) Math.ceil(height))
                .with("role", "img")
                .with("aria-label", title)
                .add(Element.of("title", title))
                .add(Element.of("desc", about))
                .add(drawing);
        return Element.of("figure")
                .add(svg)
                .add(Element.of("figcaption", about))
                .add(Element.of("details")
                        .add(Element.of("summary", Caption.AS_TABLE.in(language)))
                        .add(numbers.html(title)));
    }

    /** The class of the colour of a series; after eight they come again. */
    static String colour(int series) {
        return "s" + series % COLOURS;
    }

    static Element line(String kind, double x1, double y1, Point to) {
        return Element.of("line")
                .with("class", kind)
                .with("x1", x1)
                .with("y1", y1)
                .with("x2", to.x())
                .with("y2", to.y());
    }

    /** A place. */
    record Point(double x, double y) {}

    static Element rectangle(String kind, Point corner, double width, double height) {
        return Element.of("rect")
                .with("class", kind)
                .with("x", corner.x())
                .with("y", corner.y())
                .with("width", Math.max(0, width))
                .with("height", Math.max(0, height));
    }

    static Element label(String text, Point at, String anchor, String kind) {
        return Element.of("text", text)
                .with("x", at.x())
                .with("y", at.y())
                .with("text-anchor", anchor)
                .with("class", kind);
    }

    /** Names that are too long for their place lose their middle; the table has them whole. */
    static String shortened(String name, int characters) {
        int length = name.codePointCount(0, name.length());
        if (length <= characters) {
            return name;
        }
        int head = name.offsetByCodePoints(0, characters / 2);
        int tail = name.offsetByCodePoints(0, length - (characters - characters / 2 - 1));
        return name.substring(0, head) + "…" + name.substring(tail);
    }
}
