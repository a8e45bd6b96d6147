package io.embedsmith.training.merge;

/** What is left of a model's difference from the base. */
sealed interface Sparsifier permits Sparsifier.Nothing, LargestChanges, RandomChanges {

    /**
     * Sets some changes to zero.
     *
     * @param changes of one tensor of one model
     * @param of which they are, for whoever draws
     */
    void apply(float[] changes, Place of);

    /** The same place gives the same draw. */
    record Place(String tensor, int model) {}

    /** Everything stays. */
    record Nothing() implements Sparsifier {
        @Override
        public void apply(float[] changes, Place of) {
            // nothing is dropped
        }
    }

    /** The density that a method was given, if it is one. */
    static double checked(double density) {
        if (!(density > 0 && density <= 1)) {
            throw new IllegalArgumentException(
                    "the density is " + density + "; more than 0 and at most 1 of the changes can be kept");
        }
        return density;
    }
}
