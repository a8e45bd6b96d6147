package io.embedsmith.embedding.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words that the segmentation of one collection must keep whole: product names, part numbers, terms of a trade.
 *
 * @param words trimmed, no duplicates, in code unit order
 */
public record UserDictionary(List<String> words) {

    /** Longest word, in UTF-16 units. */
    public static final int MAX_WORD_LENGTH = 64;

    /** Most words in one dictionary; bounds memory to some tens of MB. */
    public static final int MAX_WORDS = 200_000;

    /** No words of its own: the built-in dictionary decides. */
    public static final UserDictionary EMPTY = new UserDictionary(List.of());

    public UserDictionary {
        Set<String> unique = new TreeSet<>();
        for (String word : words) {
            unique.add(checked(word.strip()));
        }
        if (unique.size() > MAX_WORDS) {
            throw new IllegalArgumentException("the user dictionary has " + unique.size() + " words, at most "
                    + MAX_WORDS + " are allowed; leave out words that the built-in dictionary knows");
        }
        words = List.copyOf(unique);
    }

    /** A dictionary of the given words. */
    public static UserDictionary of(Collection<String> words) {
        return new UserDictionary(List.copyOf(words));
    }

    /**
     * Reads one word per line; blank lines and lines that start with {@code #} are skipped.
     *
     * @throws IllegalArgumentException if a line is not an allowed word; the message names the line
     */
    public static UserDictionary parse(String text) {
        List<String> lines = text.lines().toList();
        Set<String> words = new TreeSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                words.add(checked(line));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("user dictionary, line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return of(words);
    }

    private static String checked(String word) {
        if (word.isEmpty() || word.length() > MAX_WORD_LENGTH) {
            throw new IllegalArgumentException("the word '" + word.substring(0, Math.min(24, word.length())) + "' has "
                    + word.length() + " characters; a word has 1 to " + MAX_WORD_LENGTH);
        }
        if (word.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException(
                    "the word '" + word + "' has no letter and no digit; a word needs at least one");
        }
        if (word.codePoints().anyMatch(UserDictionary::isRefused)) {
            throw new IllegalArgumentException("a word holds a control character, a line break or half of a surrogate"
                    + " pair; write each word on a line of its own, as plain text");
        }
        return word;
    }

    private static boolean isRefused(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
