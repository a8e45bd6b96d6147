package io.embedsmith.retrieval.extract.numbering;

/**
 * One level of a list.
 *
 * @param numerals in which its number is written
 * @param pattern what stands before an item, {@code %1} being the number of the outermost level, {@code %2} the next
 * @param start first number
 * @param restart the number of this level starts anew behind an item of a level above this one, counted from 0; 0 means
 *     that it never does
 * @param isLegal whether the numbers of all levels are written in decimal numerals here
 */
public record ListLevel(Numerals numerals, String pattern, int start, int restart, boolean isLegal) {

    /** As Word numbers where a file does not say: {@code 1.}, {@code 2.}, starting anew behind every level above. */
    public static ListLevel usual(int level) {
        return new ListLevel(Numerals.DECIMAL, "%" + (level + 1) + ".", 1, level, false);
    }

    /** The same, another first number. */
    public ListLevel withStart(int other) {
        return new ListLevel(numerals, pattern, other, restart, isLegal);
    }
}
