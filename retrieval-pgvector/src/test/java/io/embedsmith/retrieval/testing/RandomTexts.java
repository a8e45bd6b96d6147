package io.embedsmith.retrieval.testing;

import java.util.SplittableRandom;

/** Texts of words whose frequencies are as uneven as those of a language. */
public final class RandomTexts {
    private final SplittableRandom random;
    private final int vocabulary;

    public RandomTexts(long seed, int vocabulary) {
        this.random = new SplittableRandom(seed);
        this.vocabulary = vocabulary;
    }

    public String text(int minWords, int maxWords) {
        int words = random.nextInt(minWords, maxWords + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            double u = random.nextDouble();
            text.append(i == 0 ? "" : " ").append('w').append((int) (u * u * u * vocabulary));
        }
        return text.toString();
    }

    public int nextInt(int bound) {
        return random.nextInt(bound);
    }
}
