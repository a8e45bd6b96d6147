package io.embedsmith.evaluation.descriptor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A part of a table that is shuffled first: splits with one seed and parts that do not overlap have no row in common.
 *
 * @param seed of Java's {@link SplittableRandom}
 * @param from rows before the part
 * @param count rows of the part
 */
public record Take(long seed, int from, int count) {

    public Take {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + "; at least 1 is needed");
        }
    }

    <T> List<T> of(List<T> rows) {
        if ((long) from + count > rows.size()) {
            throw new IllegalArgumentException("from " + from + " and count " + count + " need " + ((long) from + count)
                    + " rows, there are " + rows.size() + "; take fewer");
        }
        List<T> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new SplittableRandom(seed));
        return List.copyOf(shuffled.subList(from, from + count));
    }
}
