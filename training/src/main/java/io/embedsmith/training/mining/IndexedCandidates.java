package io.embedsmith.training.mining;

import io.embedsmith.training.neighbour.Neighbour;
import java.util.Arrays;
import java.util.List;

/** What an index has found already. */
record IndexedCandidates(List<List<Neighbour>> ofExamples) implements CandidateSearch {

    @Override
    public List<List<Neighbour>> nearest(int[] examples, int depth) {
        return Arrays.stream(examples)
                .mapToObj(ofExamples::get)
                .map(found -> found.subList(0, Math.min(depth, found.size())))
                .toList();
    }
}
