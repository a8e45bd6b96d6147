package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.embedding.vector.DenseVector;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Vectors by the SHA-256 of their text, kept in a file that only grows: 64 characters of hash, then the components. A record
 * that an interrupted run left half written is cut off.
 */
final class VectorFile implements AutoCloseable {
    private static final int HASH_CHARACTERS = 64;

    private final int dimension;
    private final Map<String, DenseVector> vectors = new HashMap<>();
    private final DataOutputStream out;

    private VectorFile(int dimension, DataOutputStream out) {
        this.dimension = dimension;
        this.out = out;
    }

    static VectorFile open(Path file, int dimension) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Map<String, DenseVector> known = new HashMap<>();
        long whole = Files.exists(file) ? read(file, dimension, known) : 0;
        if (Files.exists(file)) {
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
        VectorFile opened = new VectorFile(
                dimension,
                new DataOutputStream(new BufferedOutputStream(
                        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), 1 << 16)));
        opened.vectors.putAll(known);
        return opened;
    }

    /** Bytes of the records that are whole. */
    private static long read(Path file, int dimension, Map<String, DenseVector> known) throws IOException {
        long whole = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            byte[] hash = new byte[HASH_CHARACTERS];
            float[] values = new float[dimension];
            while (true) {
                in.readFully(hash);
                for (int i = 0; i < dimension; i++) {
                    values[i] = in.readFloat();
                }
                known.put(new String(hash, StandardCharsets.US_ASCII), DenseVector.copyOf(values));
                whole += HASH_CHARACTERS + (long) dimension * Float.BYTES;
            }
        } catch (EOFException end) {
            return whole;
        }
    }

    Optional<DenseVector> get(String sha256) {
        return Optional.ofNullable(vectors.get(sha256));
    }

    void add(String sha256, DenseVector vector) throws IOException {
        if (vector.dimension() != dimension || sha256.length() != HASH_CHARACTERS) {
            throw new IllegalArgumentException("dimension is " + vector.dimension() + " and the hash has "
                    + sha256.length() + " characters; " + dimension + " and " + HASH_CHARACTERS + " are needed");
        }
        if (vectors.put(sha256, vector) == null) {
            out.write(sha256.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < dimension; i++) {
                out.writeFloat(vector.get(i));
            }
        }
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
