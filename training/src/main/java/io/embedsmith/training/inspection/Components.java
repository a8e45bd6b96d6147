package io.embedsmith.training.inspection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Items that hang together because they share a key, directly or through others: a forest of disjoint sets. */
final class Components {
    private final int[] parents;
    private final Map<String, Integer> firstOfKey = new HashMap<>();

    Components(int items) {
        this.parents = IntStream.range(0, items).toArray();
    }

    void join(int item, Collection<String> keys) {
        for (String key : keys) {
            int first = firstOfKey.computeIfAbsent(key, k -> item);
            int one = root(item);
            int other = root(first);
            // the smaller index stays the root, so that the order of the items is that of their components
            parents[Math.max(one, other)] = Math.min(one, other);
        }
    }

    private int root(int item) {
        int root = item;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    /** Items of each component, both in the order of the items. */
    List<List<Integer>> all() {
        SequencedMap<Integer, List<Integer>> byRoot = new LinkedHashMap<>();
        for (int item = 0; item < parents.length; item++) {
            byRoot.computeIfAbsent(root(item), root -> new ArrayList<>()).add(item);
        }
        return List.copyOf(byRoot.values());
    }
}
