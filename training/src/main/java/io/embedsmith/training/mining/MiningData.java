package io.embedsmith.training.mining;

import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.neighbour.GemmSearch;
import java.util.List;

/** What negatives are looked for, and where. */
public record MiningData(List<TrainingExample> examples, Passages passages, MiningVectors vectors) {

    public MiningData {
        examples = List.copyOf(examples);
        requireRows("queries", vectors.queries().rows(), examples.size());
        requireRows("passages", vectors.passages().rows(), passages.texts().size());
        if (passages.candidates() == 0) {
            throw new IllegalArgumentException("there is no candidate; at least 1 passage is needed to mine from");
        }
    }

    private static void requireRows(String what, int vectors, int texts) {
        if (vectors != texts) {
            throw new IllegalArgumentException(
                    "there are " + vectors + " vectors of " + texts + " " + what + "; one for each is needed");
        }
    }

    /** An exact search over the candidates. */
    public CandidateSearch exactSearch() {
        return new ExactCandidates(GemmSearch.overFirst(passages.candidates(), vectors.passages()), vectors.queries());
    }

    float[] passage(int row) {
        return vectors.passages().copyRow(row);
    }

    float[] query(int example) {
        return vectors.queries().copyRow(example);
    }
}
