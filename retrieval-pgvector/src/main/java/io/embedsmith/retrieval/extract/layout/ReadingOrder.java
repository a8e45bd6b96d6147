package io.embedsmith.retrieval.extract.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Columns in the order in which they are read: what is above them, the left one, the right one, what is below. */
final class ReadingOrder {
    /** Columns in columns, and bands of columns between lines across the page; no real page has more. */
    private static final int MAX_DEPTH = 12;

    private ReadingOrder() {}

    static List<List<Line>> columns(List<Word> words) {
        List<List<Line>> columns = new ArrayList<>();
        add(Line.of(words), 0, columns);
        return columns;
    }

    private static void add(List<Line> lines, int depth, List<List<Line>> columns) {
        if (lines.isEmpty()) {
            return;
        }
        Optional<ColumnBand> found = depth < MAX_DEPTH ? ColumnBand.in(lines) : Optional.empty();
        if (found.isEmpty()) {
            columns.add(lines);
            return;
        }
        ColumnBand band = found.get();
        List<Line> within = lines.subList(band.from(), band.to());
        add(lines.subList(0, band.from()), depth + 1, columns);
        add(side(within, word -> word.left() < band.edge()), depth + 1, columns);
        add(side(within, word -> word.left() >= band.edge()), depth + 1, columns);
        add(lines.subList(band.to(), lines.size()), depth + 1, columns);
    }

    /** Lines of one side; they may stand at other heights than those of the other side. */
    static List<Line> side(List<Line> lines, Predicate<Word> isThere) {
        return Line.of(lines.stream()
                .flatMap(line -> line.words().stream())
                .filter(isThere)
                .toList());
    }
}
