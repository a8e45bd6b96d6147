package io.embedsmith.benchmarks.mining;

import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.training.mining.MiningVectors;
import io.embedsmith.training.neighbour.Neighbour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * faiss' exact search of the same vectors, in a process of its own.
 *
 * @param version of faiss
 * @param seconds of each search
 * @param neighbours rows, k for each query
 */
@SuppressWarnings("ArrayRecordComponent") // numbers from another process: filled once, never compared
record FaissFlat(String version, double[] seconds, int[] neighbours) {

    /** How much it has to do. */
    record Task(int k, int threads, int turns) {}

    /**
     * Searches and waits.
     *
     * @param python has faiss-cpu
     * @param program {@code faiss_flat.py}
     */
    static FaissFlat run(Path python, Path program, MiningVectors vectors, Task task) {
        try {
            Path folder = Files.createTempDirectory("faiss");
            write(folder.resolve("queries.f32"), vectors.queries());
            write(folder.resolve("passages.f32"), vectors.passages());
            String[] answer = answer(
                            python,
                            program,
                            folder,
                            vectors.queries().dimension(),
                            task.k(),
                            task.threads(),
                            task.turns())
                    .split(" ", -1);
            IntBuffer rows = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("neighbours.i32")))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer();
            int[] neighbours = new int[rows.remaining()];
            rows.get(neighbours);
            for (String file : List.of("queries.f32", "passages.f32", "neighbours.i32")) {
                Files.delete(folder.resolve(file));
            }
            Files.delete(folder);
            double[] seconds = Arrays.stream(answer)
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new FaissFlat(answer[0], seconds, neighbours);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "faiss did not run with " + python + ": " + e.getMessage() + "; name a Python that has faiss-cpu",
                    e);
        }
    }

    private static String answer(Path python, Path program, Path folder, int... numbers) throws IOException {
        List<String> command = new ArrayList<>(List.of(python.toString(), program.toString(), folder.toString()));
        Arrays.stream(numbers).mapToObj(Integer::toString).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (answer.isEmpty()) {
            throw new IOException("it printed nothing");
        }
        return answer;
    }

    private static void write(Path file, Embeddings vectors) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer row =
                    ByteBuffer.allocate(vectors.dimension() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < vectors.rows(); i++) {
                row.clear().asFloatBuffer().put(vectors.copyRow(i));
                channel.write(row);
            }
        }
    }

    /** Share of its neighbours that are also ours. */
    double agreement(List<List<Neighbour>> ours) {
        long same = 0;
        int k = neighbours.length / ours.size();
        for (int query = 0; query < ours.size(); query++) {
            Set<Integer> rows = new HashSet<>();
            ours.get(query).forEach(neighbour -> rows.add(neighbour.passage()));
            for (int i = query * k; i < (query + 1) * k; i++) {
                same += rows.contains(neighbours[i]) ? 1 : 0;
            }
        }
        return same / (double) neighbours.length;
    }
}
