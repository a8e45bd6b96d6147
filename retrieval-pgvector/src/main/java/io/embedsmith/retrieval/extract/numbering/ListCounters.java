package io.embedsmith.retrieval.extract.numbering;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the items of the lists of one document and writes what stands before each (ECMA-376, 17.9: numbering). Items are
 * to be given in document order.
 */
public final class ListCounters {
    /** Levels that a list can have. */
    public static final int LEVELS = 9;

    private static final int UNUSED = Integer.MIN_VALUE;
    private static final Pattern PLACE = Pattern.compile("%([1-9])");

    private final Map<String, int[]> counts = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    /**
     * What stands before the next item: "1.", "（二）", "-" for any bullet; empty where nothing does.
     *
     * @param level counted from 0; deeper ones than there are count as the deepest
     */
    public String next(NumberedList list, int level) {
        int here = Math.clamp(level, 0, LEVELS - 1);
        int[] count = counts.computeIfAbsent(list.series(), ignored -> unused());
        if (begun.add(list.id())) {
            list.restarted().forEach(restarted -> count[Math.clamp(restarted, 0, LEVELS - 1)] = UNUSED);
        }
        for (int above = 0; above < here; above++) {
            // A level that was left out shows its first number.
            count[above] = count[above] == UNUSED ? list.level(above).start() : count[above];
        }
        count[here] = count[here] == UNUSED ? list.level(here).start() : count[here] + 1;
        for (int below = here + 1; below < LEVELS; below++) {
            count[below] = here < list.level(below).restart() ? UNUSED : count[below];
        }
        return written(list, here, count);
    }

    private static int[] unused() {
        int[] count = new int[LEVELS];
        Arrays.fill(count, UNUSED);
        return count;
    }

    private static String written(NumberedList list, int here, int[] count) {
        ListLevel level = list.level(here);
        if (level.numerals() == Numerals.BULLET) {
            // Word's bullets are characters of symbol fonts, which mean something else in any other font.
            return level.pattern().isBlank() ? "" : Numerals.BULLET.of(0);
        }
        return PLACE.matcher(level.pattern()).replaceAll(place -> {
            int shown = Integer.parseInt(place.group(1)) - 1;
            if (shown > here) {
                return "";
            }
            Numerals numerals =
                    level.isLegal() ? Numerals.DECIMAL : list.level(shown).numerals();
            return Matcher.quoteReplacement(numerals.of(count[shown]));
        });
    }
}
