package io.embedsmith.benchmarks.embedding.langchain4j;

import io.embedsmith.benchmarks.embedding.Contender;
import io.embedsmith.embedding.vector.DenseVector;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** langchain4j's model in a child JVM. */
public final class PeerProcess implements Contender {
    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private final String onnxRuntime;

    private PeerProcess(Process process) throws IOException {
        this.process = process;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.onnxRuntime = answers.readUTF();
    }

    /**
     * Starts it with the model loaded.
     *
     * @param classPathFile holds the class path that langchain4j declares
     * @param precision {@code fp32} or {@code int8}
     * @param threads that embed; ONNX Runtime adds its own, one for each further processor
     */
    public static PeerProcess start(Path classPathFile, String precision, int threads) {
        try {
            // The program lies among the classes of the benchmarks; of their libraries it gets none.
            Path classes = Path.of(PeerProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath());
            String classPath = classes + ":" + Files.readString(classPathFile).strip();
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    classPath,
                    PeerProgram.class.getName(),
                    precision,
                    Integer.toString(threads));
            return new PeerProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "langchain4j did not start with the class path of " + classPathFile + ": " + e.getMessage()
                            + "; start the benchmarks with benchmarks/run, which resolves it",
                    e);
        }
    }

    @Override
    public String onnxRuntime() {
        return onnxRuntime;
    }

    @Override
    public Timed embedAll(List<String> texts) {
        try {
            requests.writeInt(texts.size());
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                requests.writeInt(bytes.length);
                requests.write(bytes);
            }
            requests.flush();
            long nanos = answers.readLong();
            float[] components = new float[answers.readInt()];
            List<DenseVector> vectors = new ArrayList<>(texts.size());
            for (int text = 0; text < texts.size(); text++) {
                for (int i = 0; i < components.length; i++) {
                    components[i] = answers.readFloat();
                }
                vectors.add(DenseVector.copyOf(components));
            }
            return new Timed(nanos, vectors);
        } catch (IOException e) {
            throw new UncheckedIOException("langchain4j's process went away while it embedded: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
