package io.embedsmith.training.loss;

/** Checks what similarities are divided by. */
final class Temperature {
    private Temperature() {}

    static void require(double temperature) {
        if (!(temperature > 0 && temperature <= 10)) {
            throw new IllegalArgumentException("temperature is " + temperature
                    + "; more than 0 and at most 10 is allowed, 0.01 to 0.1 is usual for unit vectors");
        }
    }
}
