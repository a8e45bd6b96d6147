package io.embedsmith.benchmarks.evaluation;

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

/** Rows of numbers in files, little-endian, one after the other: what NumPy's {@code fromfile} reads. */
final class NumberFiles {
    private NumberFiles() {}

    static void write(Path file, float[][] rows) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (float[] row : rows) {
                ByteBuffer bytes = buffer(row.length * Float.BYTES);
                bytes.asFloatBuffer().put(row);
                channel.write(bytes);
            }
        }
    }

    static void write(Path file, List<int[]> rows) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int[] row : rows) {
                ByteBuffer bytes = buffer(row.length * Integer.BYTES);
                bytes.asIntBuffer().put(row);
                channel.write(bytes);
            }
        }
    }

    /** So many rows of one length. */
    static List<int[]> read(Path file, int rows) throws IOException {
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
