package io.embedsmith.training.merge.choice;

import io.embedsmith.training.data.TrainingExample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Some examples, whose passages are compared with all of their queries.
 *
 * @param queries one of each example
 * @param passages each query's first positive, then its negatives
 * @param positives for each query the place of its positive among the passages
 * @param excluded for each query the places of other passages that are no negatives: the same text, or another positive
 */
record ExampleBatch(List<String> queries, List<String> passages, List<Integer> positives, List<Set<Integer>> excluded) {

    ExampleBatch {
        queries = List.copyOf(queries);
        passages = List.copyOf(passages);
        positives = List.copyOf(positives);
        excluded = excluded.stream().map(Set::copyOf).toList();
    }

    /** All examples, in their order; the last batch may be smaller. */
    static List<ExampleBatch> of(List<TrainingExample> examples, ExampleSettings settings) {
        Random draw = new Random(settings.seed());
        List<ExampleBatch> batches = new ArrayList<>();
        for (int start = 0; start < examples.size(); start += settings.batchSize()) {
            List<TrainingExample> part =
                    examples.subList(start, Math.min(examples.size(), start + settings.batchSize()));
            batches.add(batch(part, settings, draw));
        }
        return batches;
    }

    private static ExampleBatch batch(List<TrainingExample> part, ExampleSettings settings, Random draw) {
        List<String> passages = new ArrayList<>();
        List<Integer> positives = new ArrayList<>();
        for (TrainingExample example : part) {
            positives.add(passages.size());
            passages.add(example.positives().getFirst());
            List<String> negatives = new ArrayList<>(example.hardNegatives());
            Collections.shuffle(negatives, draw);
            passages.addAll(negatives.subList(0, Math.min(negatives.size(), settings.negatives())));
        }
        List<Set<Integer>> excluded = new ArrayList<>();
        for (int query = 0; query < part.size(); query++) {
            excluded.add(places(passages, part.get(query).positives(), positives.get(query)));
        }
        return new ExampleBatch(part.stream().map(TrainingExample::query).toList(), passages, positives, excluded);
    }

    private static Set<Integer> places(List<String> passages, List<String> texts, int but) {
        Set<Integer> places = new java.util.HashSet<>();
        for (int place = 0; place < passages.size(); place++) {
            if (place != but && texts.contains(passages.get(place))) {
                places.add(place);
            }
        }
        return places;
    }

    /** Pairs of a query and a passage that is not its positive. */
    int negatives() {
        int count = queries.size() * (passages.size() - 1);
        return count - excluded.stream().mapToInt(Set::size).sum();
    }
}
