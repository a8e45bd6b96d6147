package io.embedsmith.evaluation.cache;

import io.embedsmith.evaluation.file.AtomicFile;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Vectors in one file that never changes. Layout, big-endian but for the vectors: the characters {@code EMBSVEC1}, int
 * dimension, int count, the hashes of the texts (16 bytes each), the vectors (little-endian fp32), and the CRC-32C of all
 * that as a long. A file that was cut off or changed does not pass the check.
 */
final class VectorFile {
    /** Name's ending. */
    static final String SUFFIX = ".vectors";

    private static final long MAGIC = 0x454D_4253_5645_4331L;
    private static final int HEADER_BYTES = Long.BYTES + 2 * Integer.BYTES;

    private VectorFile() {}

    static void write(Path file, int dimension, Map<TextHash, float[]> vectors) {
        AtomicFile.write(file, out -> write(out, dimension, vectors));
    }

    private static void write(OutputStream raw, int dimension, Map<TextHash, float[]> vectors) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(raw, new CRC32C());
        DataOutputStream out = new DataOutputStream(checked);
        out.writeLong(MAGIC);
        out.writeInt(dimension);
        out.writeInt(vectors.size());
        for (TextHash hash : vectors.keySet()) {
            out.writeLong(hash.high());
            out.writeLong(hash.low());
        }
        ByteBuffer bytes = ByteBuffer.allocate(dimension * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] vector : vectors.values()) {
            bytes.clear();
            bytes.asFloatBuffer().put(vector);
            out.write(bytes.array());
        }
        out.writeLong(checked.getChecksum().getValue());
    }

    /**
     * Puts the vectors of the file into {@code wanted}, where it has a key for them.
     *
     * @return how many it put
     * @throws DamagedException if the file is not whole or of another dimension
     */
    static int read(Path file, int dimension, Map<TextHash, float[]> wanted) throws IOException {
        ByteBuffer bytes = content(file);
        int count = count(bytes, dimension);
        int found = 0;
        for (int i = 0; i < count; i++) {
            int at = HEADER_BYTES + i * TextHash.BYTES;
            TextHash hash = new TextHash(bytes.getLong(at), bytes.getLong(at + Long.BYTES));
            if (wanted.containsKey(hash)) {
                float[] vector = new float[dimension];
                int start = HEADER_BYTES + count * TextHash.BYTES + i * dimension * Float.BYTES;
                bytes.slice(start, dimension * Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(vector);
                wanted.put(hash, vector);
                found++;
            }
        }
        return found;
    }

    private static ByteBuffer content(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new DamagedException();
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full
            }
            return bytes.flip();
        }
    }

    private static int count(ByteBuffer bytes, int dimension) throws DamagedException {
        if (bytes.limit() < HEADER_BYTES + Long.BYTES
                || bytes.getLong(0) != MAGIC
                || bytes.getInt(Long.BYTES) != dimension) {
            throw new DamagedException();
        }
        int count = bytes.getInt(Long.BYTES + Integer.BYTES);
        long expected = HEADER_BYTES + (long) count * (TextHash.BYTES + (long) dimension * Float.BYTES) + Long.BYTES;
        int sumAt = bytes.limit() - Long.BYTES;
        CRC32C sum = new CRC32C();
        sum.update(bytes.slice(0, sumAt));
        if (bytes.limit() != expected || bytes.getLong(sumAt) != sum.getValue()) {
            throw new DamagedException();
        }
        return count;
    }

    /** The file is not what was written. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException() {
            super("the file is damaged");
        }
    }
}
