package io.embedsmith.benchmarks.mining;

import io.embedsmith.benchmarks.PythonProgram;
import io.embedsmith.benchmarks.data.NumberFiles;
import io.embedsmith.benchmarks.data.ScratchFolder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.mining.MiningVectors;
import io.embedsmith.training.neighbour.Neighbour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * faiss' exact search of the same vectors, in a process of its own.
 *
 * @param version of faiss
 * @param seconds of each search
 * @param neighbours rows, k of each query
 */
@SuppressWarnings("ArrayRecordComponent") // numbers from another process: filled once, never compared
record FaissFlat(String version, double[] seconds, List<int[]> neighbours) {

    /** How much it has to do. */
    record Task(int k, int threads, int turns) {}

    /**
     * Searches and waits.
     *
     * @param python has faiss-cpu
     * @param program {@code faiss_flat.py}
     */
    static FaissFlat run(Path python, Path program, MiningVectors vectors, Task task)
            throws IOException, InterruptedException {
        try (ScratchFolder folder = ScratchFolder.create("faiss")) {
            write(folder.path().resolve("queries.f32"), vectors.queries());
            write(folder.path().resolve("passages.f32"), vectors.passages());
            List<String> arguments = new ArrayList<>(List.of(folder.path().toString()));
            IntStream.of(vectors.queries().dimension(), task.k(), task.threads(), task.turns())
                    .mapToObj(Integer::toString)
                    .forEach(arguments::add);
            List<String> answer = new PythonProgram(python, program, "faiss-cpu").answer(arguments, Map.of());
            return new FaissFlat(
                    answer.getFirst(),
                    PythonProgram.numbers(answer),
                    NumberFiles.read(
                            folder.path().resolve("neighbours.i32"),
                            vectors.queries().rows()));
        }
    }

    private static void write(Path file, Embeddings vectors) throws IOException {
        NumberFiles.write(file, IntStream.range(0, vectors.rows()).mapToObj(vectors::copyRow));
    }

    /** Share of its neighbours that are also ours. */
    double agreement(List<List<Neighbour>> ours) {
        long same = 0;
        for (int query = 0; query < ours.size(); query++) {
            Set<Integer> rows = new HashSet<>();
            ours.get(query).forEach(neighbour -> rows.add(neighbour.passage()));
            same += Arrays.stream(neighbours.get(query)).filter(rows::contains).count();
        }
        return same / (double) (ours.size() * (long) neighbours.getFirst().length);
    }
}
