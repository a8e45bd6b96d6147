package io.embedsmith.retrieval.extract.layout;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Consecutive lines that a white strip parts in two columns. Both must be filled with text, so that the columns of a table
 * stay together in rows.
 *
 * @param from first line
 * @param to behind the last
 * @param edge where the lines of the right column begin
 */
record ColumnBand(int from, int to, double edge) {
    private static final int CANDIDATES = 8;
    private static final double GRAIN = 2;
    private static final double GUTTER = 0.7;
    private static final int LEAST_LINES = 3;
    private static final double LEAST_FILL = 0.5;
    private static final double FULL = 0.9;
    private static final double APART = 1.35;
    /** Less than this of the right column is a page number. */
    private static final double SHORTEST = 0.3;
    /** Characters of an alphabet in a line; cells of tables have less. */
    private static final int LEAST_WEIGHT = 14;

    static Optional<ColumnBand> in(List<Line> lines) {
        if (lines.size() < LEAST_LINES) {
            return Optional.empty();
        }
        double em = median(lines, line -> line.face().size());
        return edges(lines, em).stream()
                .map(edge -> longest(lines, edge, GUTTER * em))
                .filter(band -> band.to - band.from >= LEAST_LINES)
                .map(band -> band.withoutTail(lines))
                .filter(band -> band.hasColumns(lines))
                .max(Comparator.comparingInt((ColumnBand band) -> band.to - band.from)
                        .thenComparing(
                                Comparator.comparingDouble(ColumnBand::edge).reversed()));
    }

    /** Where many pieces of lines begin that have white space before them. */
    private static List<Double> edges(List<Line> lines, double em) {
        double margin = lines.stream().mapToDouble(Line::left).min().orElse(0) + em;
        Map<Long, Long> counts = lines.stream()
                .flatMap(line -> line.pieces(GUTTER).stream())
                .filter(left -> left > margin)
                .collect(Collectors.groupingBy(left -> Math.round(left / GRAIN), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES)
                .map(entry -> entry.getKey() * GRAIN - GRAIN)
                .toList();
    }

    private static ColumnBand longest(List<Line> lines, double edge, double gutter) {
        ColumnBand longest = new ColumnBand(0, 0, edge);
        int from = 0;
        for (int i = 0; i <= lines.size(); i++) {
            if (i < lines.size() && !crosses(lines.get(i), edge - gutter, edge)) {
                continue;
            }
            if (i - from > longest.to - longest.from) {
                longest = new ColumnBand(from, i, edge);
            }
            from = i + 1;
        }
        return longest;
    }

    private static boolean crosses(Line line, double left, double right) {
        return line.words().stream().anyMatch(word -> word.left() < right && word.right() > left + GRAIN);
    }

    /**
     * Lines below the right column that stand apart and never fill the left one belong to what follows: a heading across
     * the page, a table, a footer.
     */
    private ColumnBand withoutTail(List<Line> lines) {
        List<Line> band = lines.subList(from, to);
        List<Line> left = ReadingOrder.side(band, word -> word.left() < edge);
        List<Line> right = ReadingOrder.side(band, word -> word.left() >= edge);
        double widest = right.stream().mapToDouble(Line::width).max().orElse(0);
        double bottom = right.stream()
                .filter(line -> line.width() > SHORTEST * widest)
                .mapToDouble(Line::baseline)
                .max()
                .orElse(0);
        if (left.isEmpty()) {
            return this;
        }
        List<Double> steps = IntStream.range(1, left.size())
                .mapToObj(i -> left.get(i).baseline() - left.get(i - 1).baseline())
                .sorted()
                .toList();
        double step = steps.isEmpty() ? 0 : steps.get(steps.size() / 2);
        for (int i = 1; i < left.size(); i++) {
            Line line = left.get(i);
            boolean apart = line.baseline() - left.get(i - 1).baseline() > APART * step;
            if (line.baseline() > bottom && apart && !fill(left.subList(i, left.size()), left.subList(0, i))) {
                return new ColumnBand(from, firstFrom(lines, line), edge);
            }
        }
        return this;
    }

    private static boolean fill(List<Line> lines, List<Line> column) {
        double start = column.stream().mapToDouble(Line::left).min().orElse(0);
        double end = column.stream().mapToDouble(Line::right).max().orElse(0);
        return lines.stream()
                .anyMatch(line -> line.pieces(GUTTER).size() == 1 && line.right() - start > FULL * (end - start));
    }

    private int firstFrom(List<Line> lines, Line line) {
        int index = from;
        while (index < to && !lines.get(index).words().contains(line.words().getFirst())) {
            index++;
        }
        return index;
    }

    private boolean hasColumns(List<Line> lines) {
        List<Line> band = lines.subList(from, to);
        return isColumn(ReadingOrder.side(band, word -> word.left() < edge))
                && isColumn(ReadingOrder.side(band, word -> word.left() >= edge));
    }

    private static boolean isColumn(List<Line> lines) {
        if (lines.size() < LEAST_LINES) {
            return false;
        }
        double left = lines.stream().mapToDouble(Line::left).min().orElse(0);
        double right = lines.stream().mapToDouble(Line::right).max().orElse(0);
        return median(lines, Line::width) >= LEAST_FILL * (right - left) && median(lines, Line::weight) >= LEAST_WEIGHT;
    }

    private static double median(List<Line> lines, ToDoubleFunction<Line> of) {
        return lines.stream()
                .mapToDouble(of)
                .sorted()
                .skip(lines.size() / 2)
                .findFirst()
                .orElse(0);
    }
}
