package io.embedsmith.evaluation.task;

/**
 * Two texts and what people say of them.
 *
 * @param score in STS how similar they are; in pair classification 1 where they belong together and 0 where not
 */
public record ScoredPair(String first, String second, double score) {

    public ScoredPair {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("the score of a pair is " + score + "; a finite number is needed");
        }
    }
}
