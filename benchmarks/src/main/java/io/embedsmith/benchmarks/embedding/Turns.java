package io.embedsmith.benchmarks.embedding;

import io.embedsmith.embedding.vector.DenseVector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two contenders in turns, one at a time, so that a slower minute of the machine falls on both.
 *
 * <p>Between turns there is a pause: the threads of ONNX Runtime spin for a while after a run that was told to share threads,
 * and that must not fall on the other.
 */
record Turns(Contender ours, Contender theirs) {
    private static final long PAUSE_MILLIS = 250;

    /** Calls of one turn when single texts are timed. */
    private static final int CALLS = 50;

    /**
     * Times of both, and what they gave.
     *
     * @param ours seconds of each of our calls
     * @param theirs seconds of each of their calls, the i-th right after our i-th
     * @param agreement of the vectors of the last turn
     */
    @SuppressWarnings("ArrayRecordComponent") // measured once, read by the report, never compared
    record Times(double[] ours, double[] theirs, Agreement agreement) {

        /** How many times faster ours was, turn by turn. */
        double[] ratios() {
            return IntStream.range(0, ours.length)
                    .mapToDouble(turn -> theirs[turn] / ours[turn])
                    .toArray();
        }
    }

    /** All texts in one call, so many times each; one further turn goes before to warm up. */
    Times together(List<String> texts, int turns) throws InterruptedException {
        List<Double> own = new ArrayList<>();
        List<Double> peer = new ArrayList<>();
        List<DenseVector> ownVectors = List.of();
        List<DenseVector> peerVectors = List.of();
        for (int turn = 0; turn <= turns; turn++) {
            Contender.Timed ownTurn = timed(ours, texts);
            Contender.Timed peerTurn = timed(theirs, texts);
            ownVectors = ownTurn.vectors();
            peerVectors = peerTurn.vectors();
            if (turn > 0) {
                own.add(ownTurn.nanos() / 1e9);
                peer.add(peerTurn.nanos() / 1e9);
            }
        }
        return new Times(array(own), array(peer), Agreement.of(ownVectors, peerVectors));
    }

    private static Contender.Timed timed(Contender contender, List<String> texts) throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        return contender.embedAll(texts);
    }

    /** One text a call. The first quarter of the turns warms up. */
    Times alone(List<String> texts, int turns) throws InterruptedException {
        List<Double> own = new ArrayList<>();
        List<Double> peer = new ArrayList<>();
        List<DenseVector> ownVectors = new ArrayList<>();
        List<DenseVector> peerVectors = new ArrayList<>();
        for (int turn = -turns / 3; turn < turns; turn++) {
            int first = Math.abs(turn) * CALLS;
            List<String> part = IntStream.range(first, first + CALLS)
                    .mapToObj(call -> texts.get(call % texts.size()))
                    .toList();
            List<Contender.Timed> ownTurn = oneByOne(ours, part);
            List<Contender.Timed> peerTurn = oneByOne(theirs, part);
            if (turn >= 0) {
                ownTurn.forEach(call -> own.add(call.nanos() / 1e9));
                peerTurn.forEach(call -> peer.add(call.nanos() / 1e9));
                ownTurn.forEach(call -> ownVectors.addAll(call.vectors()));
                peerTurn.forEach(call -> peerVectors.addAll(call.vectors()));
            }
        }
        return new Times(array(own), array(peer), Agreement.of(ownVectors, peerVectors));
    }

    private static List<Contender.Timed> oneByOne(Contender contender, List<String> texts) throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        List<Contender.Timed> calls = new ArrayList<>(texts.size());
        for (String text : texts) {
            calls.add(contender.embedAll(List.of(text)));
        }
        return calls;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
