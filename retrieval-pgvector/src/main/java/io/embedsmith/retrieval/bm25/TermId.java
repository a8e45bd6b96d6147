package io.embedsmith.retrieval.bm25;

/**
 * A term's number: a hash, so that no table of terms has to be kept and no two writers meet there.
 *
 * <p>Among 200,000 different terms some 20 pairs share a number. Such a pair shares its document frequency; candidates are
 * found by the terms themselves, so none is found wrongly.
 */
public final class TermId {
    /** Numbers are 1 to this: the largest dimension of pgvector's sparsevec. */
    public static final int MAX = 1_000_000_000;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private TermId() {}

    /** FNV-1a over UTF-16 units (Fowler, Noll, Vo), finished by the mixer of MurmurHash3 so that all bits count. */
    public static int of(String term) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            hash = (hash ^ (c & 0xff)) * FNV_PRIME;
            hash = (hash ^ (c >>> 8)) * FNV_PRIME;
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        hash *= 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return 1 + (int) Long.remainderUnsigned(hash, MAX);
    }
}
