package io.embedsmith.retrieval.fusion;

/** How the rankings of the signals become one. The coefficient of the keyword signal is 1 minus that of dense. */
public sealed interface Fusion {

    /** Convex combination with half the weight on either side, the best untuned choice measured. */
    Fusion DEFAULT = new Convex(0.5);

    /** Coefficient of the dense signal, 0 to 1. */
    double denseCoefficient();

    /**
     * Sum of the signals' scores, each scaled to [0, 1] over the candidates of the query, times its coefficient
     * (Bruch, Gai, Ingber: An Analysis of Fusion Functions for Hybrid Retrieval, TOIS 2023).
     */
    record Convex(double denseCoefficient) implements Fusion {
        public Convex {
            requireCoefficient(denseCoefficient);
        }
    }

    /**
     * Sum of coefficient / (rankConstant + rank) (Cormack, Clarke, Büttcher: Reciprocal Rank Fusion, SIGIR 2009).
     *
     * @param rankConstant larger flattens the top; at least 1, 60 by custom
     */
    record ReciprocalRank(int rankConstant, double denseCoefficient) implements Fusion {
        public ReciprocalRank {
            requireCoefficient(denseCoefficient);
            if (rankConstant < 1) {
                throw new IllegalArgumentException(
                        "rankConstant is " + rankConstant + "; at least 1 is needed, 60 by custom");
            }
        }
    }

    private static void requireCoefficient(double coefficient) {
        if (!(coefficient >= 0 && coefficient <= 1)) {
            throw new IllegalArgumentException(
                    "denseCoefficient is " + coefficient + "; 0 (keyword only) to 1 (dense only) are allowed");
        }
    }
}
