package io.embedsmith.retrieval.extract.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Words on one line of a column, from left to right. */
record Line(List<Word> words) {
    /** Gaps in ems: wider than a justified line has between words, and narrower than between letters of one word. */
    private static final double CELL_GAP = 1.3;

    private static final double LETTER_GAP = 0.1;
    private static final double WIDE_LETTER_GAP = 0.8;
    private static final Pattern LEADERS = Pattern.compile("\\s*(?:[.·…]\\s?){4,}\\s*");
    private static final String LEADER = " … ";
    private static final String CLOSING = "\"')]”’）】」』";
    private static final String ENDING = ".!?。！？…:：;；";

    Line {
        words = words.stream().sorted(Comparator.comparingDouble(Word::left)).toList();
    }

    /** Puts words on lines, top to bottom. */
    static List<Line> of(List<Word> words) {
        List<Line> lines = new ArrayList<>();
        List<Word> current = new ArrayList<>();
        Word tallest = null;
        for (Word word : words.stream()
                .sorted(Comparator.comparingDouble(Word::baseline).thenComparingDouble(Word::left))
                .toList()) {
            if (tallest != null && !tallest.isBeside(word)) {
                lines.add(new Line(current));
                current = new ArrayList<>();
                tallest = null;
            }
            current.add(word);
            tallest = tallest == null || word.face().size() > tallest.face().size() ? word : tallest;
        }
        if (!current.isEmpty()) {
            lines.add(new Line(current));
        }
        return lines;
    }

    double left() {
        return words.getFirst().left();
    }

    double right() {
        return words.stream().mapToDouble(Word::right).max().orElse(left());
    }

    double width() {
        return right() - left();
    }

    double baseline() {
        Face face = face();
        return words.stream()
                .filter(word -> word.face().equals(face))
                .findFirst()
                .orElseThrow()
                .baseline();
    }

    /** The face of most characters. */
    Face face() {
        Map<Face, Integer> characters = new LinkedHashMap<>();
        words.forEach(word -> characters.merge(word.face(), word.text().length(), Integer::sum));
        return characters.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<Face, Integer> entry) -> entry.getValue()))
                .orElseThrow()
                .getKey();
    }

    /** Whether every word with a letter or digit in it is bold. */
    boolean isBold() {
        return words.stream()
                .filter(word -> word.text().codePoints().anyMatch(Character::isLetterOrDigit))
                .allMatch(word -> word.face().bold());
    }

    boolean isFixedPitch() {
        return words.stream().allMatch(word -> word.face().fixedPitch());
    }

    /** Left edges of what has so many ems of white space before it, the first word among them. */
    List<Double> pieces(double gap) {
        List<Double> pieces = new ArrayList<>();
        double end = Double.NEGATIVE_INFINITY;
        for (Word word : words) {
            if (word.left() - end > gap * word.face().size()) {
                pieces.add(word.left());
            }
            end = Math.max(end, word.right());
        }
        return pieces;
    }

    String text() {
        return String.join(" ", cells());
    }

    /** An entry of a table of contents. */
    boolean hasLeaders() {
        return text().contains(LEADER);
    }

    /** Pieces with wide gaps between; most lines have one. */
    List<String> cells() {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        Word last = null;
        for (Word word : words) {
            if (last != null) {
                double gap = (word.left() - last.right())
                        / Math.max(word.face().size(), last.face().size());
                if (gap > CELL_GAP) {
                    cells.add(tidy(cell));
                    cell.setLength(0);
                } else if (gap > (isWide(last, word) ? WIDE_LETTER_GAP : LETTER_GAP)) {
                    cell.append(' ');
                }
            }
            cell.append(word.text());
            last = word;
        }
        cells.add(tidy(cell));
        return cells.stream().filter(text -> !text.isBlank()).toList();
    }

    private static String tidy(CharSequence cell) {
        return LEADERS.matcher(cell).replaceAll(LEADER).strip();
    }

    private static boolean isWide(Word left, Word right) {
        return left.text().codePointBefore(left.text().length()) >= 0x2E80
                && right.text().codePointAt(0) >= 0x2E80;
    }

    /** How much there is to read: a Chinese character counts as two of an alphabet. */
    int weight() {
        return words.stream()
                .flatMapToInt(word -> word.text().codePoints())
                .map(character -> character >= 0x2E80 ? 2 : 1)
                .sum();
    }

    /** Whether a sentence ends with the line. */
    boolean endsSentence() {
        String text = text();
        int last = text.length() - 1;
        while (last > 0 && CLOSING.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return last >= 0 && ENDING.indexOf(text.charAt(last)) >= 0;
    }
}
