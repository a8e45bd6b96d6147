package io.embedsmith.evaluation.protocol;

/** Series without any difference, on which nothing can be correlated. */
final class Constant {
    private Constant() {}

    static boolean is(double... values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
