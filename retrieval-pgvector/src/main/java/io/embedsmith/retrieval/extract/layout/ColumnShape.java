package io.embedsmith.retrieval.extract.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * How the lines of a column stand.
 *
 * @param left where lines begin; in lists of references all but the first of an entry
 * @param right where full lines end
 * @param leading from one baseline to the next within a paragraph
 * @param hanging whether paragraphs begin to the left of their other lines, not to the right
 */
record ColumnShape(double left, double right, double leading, boolean hanging) {
    /** In ems. */
    private static final double LEAST_INDENT = 0.8;

    private static final double MOST_INDENT = 5;
    private static final double USUAL_LEADING = 1.2;

    static ColumnShape of(List<Line> lines) {
        double em = lines.getFirst().face().size();
        double margin = lines.stream().mapToDouble(Line::left).min().orElse(0);
        double right = lines.stream().mapToDouble(Line::right).max().orElse(0);
        double indented = indented(lines, margin, em);
        int paragraphs = 0;
        int indentedLines = 0;
        boolean goesOnAtMargin = false;
        for (int i = 1; i < lines.size(); i++) {
            boolean isAtMargin = lines.get(i).left() - margin < LEAST_INDENT * em;
            boolean wasAtMargin = lines.get(i - 1).left() - margin < LEAST_INDENT * em;
            boolean starts = lines.get(i - 1).endsSentence();
            paragraphs += isAtMargin && starts && !wasAtMargin ? 1 : 0;
            indentedLines += isAtMargin ? 0 : 1;
            goesOnAtMargin |= isAtMargin && wasAtMargin && !starts;
        }
        // Each paragraph has one line at the margin, and sentences end before it.
        boolean hanging = !goesOnAtMargin && paragraphs > 1 && indentedLines >= paragraphs;
        return new ColumnShape(hanging ? indented : margin, right, leading(lines), hanging);
    }

    private static double indented(List<Line> lines, double margin, double em) {
        return lines.stream()
                .mapToDouble(Line::left)
                .filter(left -> left - margin >= LEAST_INDENT * em && left - margin <= MOST_INDENT * em)
                .min()
                .orElse(margin);
    }

    private static double leading(List<Line> lines) {
        List<Double> steps = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            double step = lines.get(i).baseline() - lines.get(i - 1).baseline();
            double em = lines.get(i).face().size();
            if (step > em / 2 && lines.get(i).face().isSizeOf(lines.get(i - 1).face())) {
                steps.add(step);
            }
        }
        // Of few steps none can be told to be within a paragraph.
        double usual = USUAL_LEADING * lines.getFirst().face().size();
        return steps.isEmpty()
                ? usual
                : steps.stream().sorted().skip(steps.size() / 4).findFirst().orElse(usual);
    }

    /** Whether the left edge of a line says that a paragraph begins. */
    boolean isIndentedStart(Line before, Line line) {
        double em = line.face().size();
        double indent = line.left() - left;
        if (hanging) {
            return indent < -LEAST_INDENT * em;
        }
        boolean indented = indent > LEAST_INDENT * em && indent < MOST_INDENT * em;
        return indented && (before.endsSentence() || before.left() - left < LEAST_INDENT * em);
    }

    /** Whether a line ends so early that the next word would have had room. */
    boolean isShort(Line line) {
        double room = right - line.right();
        double width = right - left;
        return room > 0.4 * width
                || (line.endsSentence() && room > Math.max(3 * line.face().size(), 0.12 * width));
    }

    boolean isFull(Line line) {
        return right - line.right() < 0.15 * (right - left);
    }
}
