package io.embedsmith.evaluation.learning;

/** Arithmetic of the optimiser. */
final class Vectors {
    private Vectors() {}

    static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** left + factor · right. */
    static double[] plus(double[] left, double factor, double[] right) {
        double[] sum = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            sum[i] = left[i] + factor * right[i];
        }
        return sum;
    }

    static double[] times(double factor, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            product[i] = factor * vector[i];
        }
        return product;
    }

    static double largest(double[] vector) {
        double largest = 0;
        for (double component : vector) {
            largest = Math.max(largest, Math.abs(component));
        }
        return largest;
    }
}
