package io.embedsmith.training.run;

import io.embedsmith.embedding.tokenizer.TokenIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sequences dealt out to workers from the longest to the shortest, so that each has about as many tokens.
 *
 * @param all in their order
 * @param places of the sequences of each worker, none of them empty
 */
record SharedOut(List<TokenIds> all, List<List<Integer>> places) {

    static SharedOut of(List<TokenIds> sequences, int workers) {
        List<Integer> longestFirst = IntStream.range(0, sequences.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer place) -> -sequences.get(place).size())
                        .thenComparingInt(place -> place))
                .toList();
        List<List<Integer>> places = new ArrayList<>();
        for (int worker = 0; worker < Math.min(workers, sequences.size()); worker++) {
            List<Integer> own = new ArrayList<>();
            for (int i = worker; i < longestFirst.size(); i += workers) {
                own.add(longestFirst.get(i));
            }
            places.add(List.copyOf(own));
        }
        return new SharedOut(sequences, List.copyOf(places));
    }

    List<TokenIds> sequences(int worker) {
        return places.get(worker).stream().map(all::get).toList();
    }

    /** Rows of all sequences in their order, from those of each worker. */
    float[] gather(List<float[]> ofWorkers, int width) {
        float[] rows = new float[all.size() * width];
        for (int worker = 0; worker < places.size(); worker++) {
            List<Integer> own = places.get(worker);
            for (int i = 0; i < own.size(); i++) {
                System.arraycopy(ofWorkers.get(worker), i * width, rows, own.get(i) * width, width);
            }
        }
        return rows;
    }

    /** The rows of one worker, from those of all. */
    float[] scatter(float[] rows, int worker, int width) {
        List<Integer> own = places.get(worker);
        float[] ofWorker = new float[own.size() * width];
        for (int i = 0; i < own.size(); i++) {
            System.arraycopy(rows, own.get(i) * width, ofWorker, i * width, width);
        }
        return ofWorker;
    }
}
