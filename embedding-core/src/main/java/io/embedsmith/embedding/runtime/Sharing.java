package io.embedsmith.embedding.runtime;

/**
 * How a loaded graph divides the threads.
 *
 * <p>ONNX Runtime fixes the threads of a run when it loads a graph, and two threads inside one run are worth less than two
 * runs (measured on 2 cores with bge-small-zh-v1.5: 12,100 against 14,200 tokens/s), but a text that is alone has only the one run
 * (2.0 against 2.9 ms for 16 tokens). So a model may be loaded once for each.
 */
enum Sharing {
    /** One thread a run, many runs at a time. */
    MANY_RUNS {
        @Override
        int threadsPerRun(int threads) {
            return 1;
        }
    },
    /** All threads for one run, while nothing else runs. */
    ONE_RUN {
        @Override
        int threadsPerRun(int threads) {
            return Math.min(threads, USEFUL);
        }
    };

    /** A short text has too little work for more. */
    private static final int USEFUL = 4;

    /** Threads of a run, of so many that there are. */
    abstract int threadsPerRun(int threads);
}
