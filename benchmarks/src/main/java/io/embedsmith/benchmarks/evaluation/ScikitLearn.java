package io.embedsmith.benchmarks.evaluation;

import io.embedsmith.benchmarks.data.ScratchFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        ONE
    }

    /** Where it is and how often it runs. */
    record Peer(Path python, Path program, int runs) {

        /** Runs and waits. */
        ScikitLearn run(LearningWork work, int repetitions, Threads threads) throws IOException {
            try (ScratchFolder folder = ScratchFolder.create("embedsmith-scikit-learn")) {
                List<String> command = new ArrayList<>(List.of(python.toString(), program.toString()));
                command.addAll(work.prepare(folder.path()));
                command.add(Integer.toString(runs));
                String[] answer = answer(command, threads).split(" ", -1);
                return new ScikitLearn(
                        answer[0],
                        Arrays.stream(answer)
                                .skip(1)
                                .mapToDouble(Double::parseDouble)
                                .toArray(),
                        NumberFiles.read(folder.path().resolve("found.i32"), repetitions));
            }
        }

        private String answer(List<String> command, Threads threads) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            if (threads == Threads.ONE) {
                builder.environment().put("OMP_NUM_THREADS", "1");
                builder.environment().put("OPENBLAS_NUM_THREADS", "1");
            }
            Process process = builder.start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (answer.isEmpty()) {
                throw new IOException("scikit-learn did not run with " + python
                        + ": it printed nothing; name a Python that has scikit-learn");
            }
            return answer;
        }
    }
}
