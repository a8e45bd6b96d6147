package io.embedsmith.evaluation.tuning;

import io.embedsmith.evaluation.dataset.QueryId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Queries in groups of nearly one size. They are dealt out in the order of a seeded hash of their ids, so that neither the
 * order of a file nor the thread that read it decides which fold a query is in.
 */
public final class QueryFolds {
    /** As customary; more gain little (Kohavi, IJCAI 1995). */
    public static final int CUSTOMARY = 5;

    private final int count;
    private final Map<QueryId, Integer> foldOf;

    private QueryFolds(int count, Map<QueryId, Integer> foldOf) {
        this.count = count;
        this.foldOf = foldOf;
    }

    /**
     * {@value #CUSTOMARY} folds, or one for each query where there are fewer.
     *
     * @throws UntunableException with fewer than 2 queries
     */
    public static QueryFolds of(Collection<QueryId> queries, long seed) {
        Set<QueryId> distinct = new HashSet<>(queries);
        if (distinct.size() < 2) {
            throw new UntunableException("there are " + distinct.size()
                    + " judged queries; at least 2 are needed, one to choose by and one to check with");
        }
        int count = Math.min(CUSTOMARY, distinct.size());
        List<QueryId> dealt = distinct.stream()
                .sorted(Comparator.<QueryId>comparingLong(query -> hash(query, seed))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Map<QueryId, Integer> foldOf = new HashMap<>();
        for (int i = 0; i < dealt.size(); i++) {
            foldOf.put(dealt.get(i), i % count);
        }
        return new QueryFolds(count, Collections.unmodifiableMap(foldOf));
    }

    private static long hash(QueryId query, long seed) {
        CRC32 hash = new CRC32();
        hash.update((seed + ":" + query.value()).getBytes(StandardCharsets.UTF_8));
        return hash.getValue();
    }

    /** How many. */
    public int count() {
        return count;
    }

    /** The fold of a query, counted from 0. */
    public int of(QueryId query) {
        Integer fold = foldOf.get(query);
        if (fold == null) {
            throw new IllegalArgumentException("query " + query + " is in no fold; this is a bug");
        }
        return fold;
    }
}
