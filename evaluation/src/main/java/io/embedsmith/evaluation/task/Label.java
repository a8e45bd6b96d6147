package io.embedsmith.evaluation.task;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A class that texts belong to. Whole numbers order as numbers and before names; names order by code point: the order
 * that NumPy's {@code unique} gives, which decides the order of classes.
 *
 * @param value as in the file
 */
public record Label(String value) implements Comparable<Label> {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

    /** A label that is a number. */
    public static Label of(long number) {
        return new Label(Long.toString(number));
    }

    /** Whether it is a whole number. */
    public boolean isNumber() {
        return WHOLE_NUMBER.matcher(value).matches();
    }

    @Override
    public int compareTo(Label other) {
        if (isNumber() != other.isNumber()) {
            return isNumber() ? -1 : 1;
        }
        int byNumber = isNumber() ? Long.compare(Long.parseLong(value), Long.parseLong(other.value)) : 0;
        return byNumber != 0
                ? byNumber
                : Arrays.compare(
                        value.codePoints().toArray(), other.value.codePoints().toArray());
    }

    @Override
    public String toString() {
        return value;
    }
}
