package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.numbering.Numerals;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/** What stands before the items of HTML lists. */
final class ItemMarks {
    private static final String BULLET = "-";

    private final Deque<Counter> open = new ArrayDeque<>();

    /** A list that is open, and the number of its next item. */
    private static final class Counter {
        private final Numerals numerals;
        private int next;

        private Counter(Numerals numerals, int first) {
            this.numerals = numerals;
            this.next = first;
        }
    }

    void startList(String element, UnaryOperator<String> attribute) {
        boolean isOrdered = element.equals("ol");
        open.push(new Counter(
                isOrdered ? numerals(attribute.apply("type")) : Numerals.BULLET, number(attribute.apply("start"), 1)));
    }

    void endList() {
        open.poll();
    }

    String next(UnaryOperator<String> attribute) {
        Counter list = open.peek();
        if (list == null || list.numerals == Numerals.BULLET) {
            return BULLET;
        }
        int number = number(attribute.apply("value"), list.next);
        list.next = number + 1;
        return list.numerals.of(number) + ".";
    }

    private static Numerals numerals(String type) {
        return switch (type) {
            case "a" -> Numerals.LOWER_LETTER;
            case "A" -> Numerals.UPPER_LETTER;
            case "i" -> Numerals.LOWER_ROMAN;
            case "I" -> Numerals.UPPER_ROMAN;
            default -> Numerals.DECIMAL;
        };
    }

    static int number(String value, int otherwise) {
        return value.matches("-?\\d{1,7}") ? Integer.parseInt(value) : otherwise;
    }
}
