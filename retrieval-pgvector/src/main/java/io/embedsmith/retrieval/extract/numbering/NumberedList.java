package io.embedsmith.retrieval.extract.numbering;

import java.util.List;
import java.util.Set;

/**
 * A list as items refer to it.
 *
 * @param id of this list
 * @param series lists of one series go on counting where another of it stopped
 * @param levels outermost first
 * @param restarted levels that this list starts anew although its series goes on
 */
public record NumberedList(String id, String series, List<ListLevel> levels, Set<Integer> restarted) {
    public NumberedList {
        levels = List.copyOf(levels);
        restarted = Set.copyOf(restarted);
    }

    ListLevel level(int level) {
        return level < levels.size() ? levels.get(level) : ListLevel.usual(level);
    }
}
