package io.embedsmith.retrieval.bm25;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How often each term occurs in one text.
 *
 * @param length number of tokens, all counted
 * @param frequencies by term, in text order of the first occurrence
 */
public record TermCounts(int length, SequencedMap<String, Integer> frequencies) {
    /** Most different terms of one passage: pgvector's limit on the non-zeros of a sparsevec. */
    public static final int MAX_TERMS = 16_000;

    /** Most bytes of a passage's terms: a tsvector holds 1 MiB, positions not counted. */
    public static final int MAX_BYTES = 1_000_000;

    /**
     * Counts tokens. In a text with more different terms than can be stored, the first ones are kept; those with
     * characters that Postgres cannot store are left out.
     */
    public static TermCounts of(List<String> tokens) {
        SequencedMap<String, Integer> frequencies = new LinkedHashMap<>();
        int bytes = 0;
        for (String token : tokens) {
            Integer known = frequencies.get(token);
            if (known != null) {
                frequencies.put(token, known + 1);
                continue;
            }
            int size = token.getBytes(StandardCharsets.UTF_8).length;
            if (frequencies.size() < MAX_TERMS && bytes + size <= MAX_BYTES && isStorable(token)) {
                frequencies.put(token, 1);
                bytes += size;
            }
        }
        return new TermCounts(tokens.size(), frequencies);
    }

    private static boolean isStorable(String token) {
        return !token.isEmpty()
                && token.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(token);
    }

    /** Frequencies by {@link TermId}; terms that share a number are added up. */
    public Map<Integer, Integer> byId() {
        Map<Integer, Integer> byId = new java.util.TreeMap<>();
        frequencies.forEach((term, frequency) -> byId.merge(TermId.of(term), frequency, Integer::sum));
        return byId;
    }
}
