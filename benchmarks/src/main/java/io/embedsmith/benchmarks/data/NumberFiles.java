package io.embedsmith.benchmarks.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rows of numbers in files, little-endian, one after the other: what NumPy's {@code fromfile} reads. */
public final class NumberFiles {
    private NumberFiles() {}

    /** Rows of 32-bit floating-point numbers. */
    public static void write(Path file, Stream<float[]> rows) throws IOException {
        write(file, rows, row -> {
            ByteBuffer bytes = buffer(row.length * Float.BYTES);
            bytes.asFloatBuffer().put(row);
            return bytes;
        });
    }

    /** Rows of 32-bit whole numbers. */
    public static void write(Path file, List<int[]> rows) throws IOException {
        write(file, rows.stream(), row -> {
            ByteBuffer bytes = buffer(row.length * Integer.BYTES);
            bytes.asIntBuffer().put(row);
            return bytes;
        });
    }

    private static <T> void write(Path file, Stream<T> rows, Function<T, ByteBuffer> bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (T row : (Iterable<T>) rows::iterator) {
                channel.write(bytes.apply(row));
            }
        }
    }

    /** So many rows of one length. */
    public static List<int[]> read(Path file, int rows) throws IOException {
        IntBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
        int width = numbers.remaining() / rows;
        List<int[]> read = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int[] row = new int[width];
            numbers.get(row);
            read.add(row);
        }
        return read;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
