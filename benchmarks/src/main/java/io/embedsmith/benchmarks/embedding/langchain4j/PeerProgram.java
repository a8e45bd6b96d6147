package io.embedsmith.benchmarks.embedding.langchain4j;

import ai.onnxruntime.OrtEnvironment;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15.BgeSmallZhV15EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The program of the other JVM: reads texts from standard input, embeds them, and answers on standard output with the time
 * that it took by its own clock, so that the pipe is not part of any measurement.
 *
 * <p>Says its version of ONNX Runtime first. A request is a count and as many texts; an answer is nanoseconds, the dimension
 * and the vectors. A count of 0 ends it.
 */
final class PeerProgram {
    private PeerProgram() {}

    /** Arguments: {@code fp32} or {@code int8}, and the number of threads that embed. */
    public static void main(String[] arguments) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        ThreadFactory named = Thread.ofPlatform().name("embed-", 1).factory();
        try (ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(arguments[1]), named)) {
            EmbeddingModel model = arguments[0].equals("int8")
                    ? new BgeSmallZhV15QuantizedEmbeddingModel(threads)
                    : new BgeSmallZhV15EmbeddingModel(threads);
            out.writeUTF(OrtEnvironment.getEnvironment().getVersion());
            out.flush();
            for (List<TextSegment> texts = read(in); !texts.isEmpty(); texts = read(in)) {
                long start = System.nanoTime();
                List<Embedding> vectors = model.embedAll(texts).content();
                write(out, System.nanoTime() - start, vectors);
            }
        }
    }

    private static List<TextSegment> read(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<TextSegment> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(TextSegment.from(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8)));
        }
        return texts;
    }

    private static void write(DataOutputStream out, long nanos, List<Embedding> vectors) throws IOException {
        out.writeLong(nanos);
        out.writeInt(vectors.getFirst().dimension());
        for (Embedding vector : vectors) {
            for (float component : vector.vector()) {
                out.writeFloat(component);
            }
        }
        out.flush();
    }
}
