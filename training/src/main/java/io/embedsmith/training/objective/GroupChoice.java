package io.embedsmith.training.objective;

import io.embedsmith.training.data.TrainingExample;
import java.util.List;
import java.util.Locale;

/**
 * How many passages of each query take part.
 *
 * @param size passages of a query, its positive among them
 * @param reason why so many, and what is left out, in a sentence
 */
public record GroupChoice(int size, String reason) {
    private static final int LARGEST_USUAL = 8;
    /** Of the examples that have negatives, the share that may have fewer than a group takes; theirs come again. */
    private static final double MAY_HAVE_FEWER = 0.1;

    /**
     * Where nobody says how many: as many negatives as nine of ten examples that have some have, at most 8 passages. Where half
     * of all examples or more have none, only the other passages of the batch are negatives.
     */
    public static GroupChoice usual(List<TrainingExample> examples) {
        int[] negatives = examples.stream()
                .mapToInt(example -> example.hardNegatives().size())
                .filter(count -> count > 0)
                .sorted()
                .toArray();
        int without = examples.size() - negatives.length;
        if (negatives.length == 0) {
            return new GroupChoice(1, "Groups of 1 passage: no example has a hard negative.");
        }
        if (without * 2 >= examples.size()) {
            return new GroupChoice(
                    1,
                    String.format(
                            Locale.ROOT,
                            "Groups of 1 passage, no hard negative is used: %,d of %,d examples have none. Mine some for them,"
                                    + " or take them out.",
                            without,
                            examples.size()));
        }
        int usual = negatives[(int) (negatives.length * MAY_HAVE_FEWER)];
        int size = Math.min(LARGEST_USUAL, usual + 1);
        String reason = String.format(
                Locale.ROOT,
                "Groups of %d passages: nine of ten examples with hard negatives have %,d or more.",
                size,
                usual);
        return new GroupChoice(size, reason + leftOut(without, examples.size()));
    }

    /** As somebody wants it. */
    public static GroupChoice of(int size, List<TrainingExample> examples) {
        int without = (int) examples.stream()
                .filter(example -> example.hardNegatives().isEmpty())
                .count();
        String reason = "Groups of " + size + (size == 1 ? " passage." : " passages.");
        return new GroupChoice(size, size > 1 ? reason + leftOut(without, examples.size()) : reason);
    }

    private static String leftOut(int without, int all) {
        return without == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " %,d of %,d examples have none and are left out; mine some for them, or take groups of 1.",
                        without,
                        all);
    }
}
