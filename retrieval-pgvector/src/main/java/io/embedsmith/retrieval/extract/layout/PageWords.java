package io.embedsmith.retrieval.extract.layout;

import java.util.List;
import java.util.Set;

/**
 * The words of a page in any order.
 *
 * @param number counted from 1
 * @param height of the page
 */
public record PageWords(int number, double height, List<Word> words) {
    public PageWords {
        words = List.copyOf(words);
    }

    PageWords without(Set<Word> others) {
        return new PageWords(
                number,
                height,
                words.stream().filter(word -> !others.contains(word)).toList());
    }
}
