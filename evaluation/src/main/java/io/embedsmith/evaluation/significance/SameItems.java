package io.embedsmith.evaluation.significance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Only outcomes on the same items, in the same order, can be paired. */
final class SameItems {
    private static final int SHOWN = 5;

    private SameItems() {}

    static void require(List<String> first, List<String> second) {
        if (first.isEmpty()) {
            throw new IncomparableException("there are no items; at least 1 is needed to compare by");
        }
        if (first.equals(second)) {
            return;
        }
        String onlyFirst = missing(first, second);
        String onlySecond = missing(second, first);
        if (onlyFirst.isEmpty() && onlySecond.isEmpty()) {
            throw new IncomparableException("both systems have the same items in another order, from place "
                    + firstDifference(first, second) + " (counted from 0) on; evaluate both on the same files");
        }
        throw new IncomparableException("the systems were measured on different items: only the first has [" + onlyFirst
                + "], only the second has [" + onlySecond + "]; evaluate both on the same data");
    }

    static void requireGold(List<Double> first, List<Double> second) {
        if (first.isEmpty()) {
            throw new IncomparableException("there are no pairs; at least 1 is needed to compare by");
        }
        if (first.size() != second.size()) {
            throw new IncomparableException("the first system has " + first.size() + " pairs, the second "
                    + second.size() + "; evaluate both on the same data");
        }
        if (!first.equals(second)) {
            int place = firstDifference(first, second);
            throw new IncomparableException("pair " + place + " (counted from 0) is judged " + first.get(place)
                    + " for the first system and " + second.get(place)
                    + " for the second; evaluate both on the same data");
        }
    }

    private static String missing(List<String> of, List<String> in) {
        Set<String> missing = new LinkedHashSet<>(of);
        in.forEach(missing::remove);
        String shown = String.join(", ", missing.stream().limit(SHOWN).toList());
        return missing.size() > SHOWN ? shown + " and " + (missing.size() - SHOWN) + " more" : shown;
    }

    private static int firstDifference(List<?> first, List<?> second) {
        int place = 0;
        while (place < Math.min(first.size(), second.size()) && first.get(place).equals(second.get(place))) {
            place++;
        }
        return place;
    }
}
