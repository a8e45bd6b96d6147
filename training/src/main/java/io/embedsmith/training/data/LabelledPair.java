package io.embedsmith.training.data;

/**
 * Two texts and what people say of them.
 *
 * @param first not blank
 * @param second not blank
 * @param score larger is more alike; finite, on the scale of its file: 0 to 5, or 0 and 1
 */
public record LabelledPair(String first, String second, double score) implements Example {

    public LabelledPair {
        requireText("first", first);
        requireText("second", second);
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("the score of a pair is " + score + "; a finite number is needed");
        }
    }

    @Override
    public String summary() {
        return first + " | " + second + " | " + score;
    }

    private static void requireText(String which, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "the " + which + " text of a pair is blank; give it a text or leave the pair out");
        }
    }
}
