package io.embedsmith.benchmarks.evaluation;

import io.embedsmith.benchmarks.PythonProgram;
import io.embedsmith.benchmarks.data.NumberFiles;
import io.embedsmith.benchmarks.data.ScratchFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What scikit-learn did with the same vectors, in a process of its own.
 *
 * @param version of scikit-learn
 * @param seconds of each run; the first one is cold
 * @param found class or cluster of each item, for each repetition
 */
@SuppressWarnings("ArrayRecordComponent") // numbers from another process: filled once, never compared
record ScikitLearn(String version, double[] seconds, List<int[]> found) {

    /** How many threads its libraries use. */
    enum Threads {
        /** One for each processor, as they do by themselves. */
        ALL,
        /** One: for small products the others cost more than they do. */
        ONE;

        private Map<String, String> environment() {
            return this == ONE ? Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1") : Map.of();
        }
    }

    /** Where it is and how often it runs. */
    record Peer(Path python, Path program, int runs) {

        /** Runs and waits. */
        ScikitLearn run(LearningWork work, int repetitions, Threads threads) throws IOException, InterruptedException {
            try (ScratchFolder folder = ScratchFolder.create("embedsmith-scikit-learn")) {
                List<String> arguments = new ArrayList<>(work.prepare(folder.path()));
                arguments.add(Integer.toString(runs));
                List<String> answer =
                        new PythonProgram(python, program, "scikit-learn").answer(arguments, threads.environment());
                return new ScikitLearn(
                        answer.getFirst(),
                        PythonProgram.numbers(answer),
                        NumberFiles.read(folder.path().resolve("found.i32"), repetitions));
            }
        }
    }
}
