package io.embedsmith.evaluation.protocol;

import java.util.stream.IntStream;

/**
 * The best passages of one query so far: a heap in two arrays with the worst on top, since a million of objects would be too
 * many. Of equal scores the passage with the greater id is better, as in MTEB, where it decides who stays in the list.
 */
final class TopPassages {
    private final float[] scores;
    private final int[] places;
    private final int[] idRanks;
    private int size;

    /**
     * Empty.
     *
     * @param depth how many are kept
     * @param idRanks for each passage of the corpus the rank of its id in ascending order
     */
    TopPassages(int depth, int[] idRanks) {
        this.scores = new float[Math.min(depth, idRanks.length)];
        this.places = new int[scores.length];
        this.idRanks = idRanks;
    }

    void offer(int place, float score) {
        if (size < scores.length) {
            up(size++, place, score);
        } else if (isWorse(0, place, score)) {
            down(place, score);
        }
    }

    int size() {
        return size;
    }

    /** Places in the corpus, in no order. */
    int[] places() {
        return IntStream.range(0, size).map(i -> places[i]).toArray();
    }

    float score(int i) {
        return scores[i];
    }

    private boolean isWorse(int slot, int place, float score) {
        return scores[slot] < score || (scores[slot] == score && idRanks[places[slot]] < idRanks[place]);
    }

    private void up(int from, int place, float score) {
        int slot = from;
        while (slot > 0 && !isWorse((slot - 1) / 2, place, score)) {
            set(slot, places[(slot - 1) / 2], scores[(slot - 1) / 2]);
            slot = (slot - 1) / 2;
        }
        set(slot, place, score);
    }

    private void down(int place, float score) {
        int slot = 0;
        int child = worseChild(slot);
        while (child < size && isWorse(child, place, score)) {
            set(slot, places[child], scores[child]);
            slot = child;
            child = worseChild(slot);
        }
        set(slot, place, score);
    }

    private int worseChild(int slot) {
        int left = 2 * slot + 1;
        int right = left + 1;
        return right < size && isWorse(right, places[left], scores[left]) ? right : left;
    }

    private void set(int slot, int place, float score) {
        places[slot] = place;
        scores[slot] = score;
    }
}
