package io.embedsmith.training.mining;

import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.neighbour.Neighbour;
import io.embedsmith.training.neighbour.NeighbourSearch;
import java.util.List;

/** Every candidate is compared with every query. */
record ExactCandidates(NeighbourSearch search, Embeddings queries) implements CandidateSearch {

    @Override
    public List<List<Neighbour>> nearest(int[] examples, int depth) {
        return search.search(queries.select(examples), depth);
    }
}
