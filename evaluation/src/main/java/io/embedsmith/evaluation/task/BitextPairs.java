package io.embedsmith.evaluation.task;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Data of bitext mining.
 *
 * @param sources sentences in one language
 * @param targets sentences in the other, among which each translation is looked for
 * @param translations for each source the place of its translation in {@code targets}, counted from 0
 */
public record BitextPairs(List<String> sources, List<String> targets, List<Integer> translations) implements TaskData {

    public BitextPairs {
        sources = NotEmpty.copyOf("sources", sources);
        targets = NotEmpty.copyOf("targets", targets);
        translations = List.copyOf(translations);
        if (translations.size() != sources.size()) {
            throw new UnusableDataException(sources.size() + " sources have " + translations.size()
                    + " translations; each needs the place of one");
        }
        for (int i = 0; i < translations.size(); i++) {
            if (translations.get(i) < 0 || translations.get(i) >= targets.size()) {
                throw new UnusableDataException("the translation of source " + i + " is at " + translations.get(i)
                        + "; the places of targets go from 0 to " + (targets.size() - 1));
            }
        }
    }

    /** Source and target of one place belong together. */
    public static BitextPairs parallel(List<String> sources, List<String> targets) {
        return new BitextPairs(
                sources, targets, IntStream.range(0, sources.size()).boxed().toList());
    }
}
