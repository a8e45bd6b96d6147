package io.embedsmith.retrieval.pgvector.sql;

import io.embedsmith.retrieval.collection.VectorType;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the binary format of {@code COPY} (PostgreSQL manual, "COPY", file formats), gathered in memory and sent at
 * once. Vectors follow pgvector's {@code *_send} functions.
 */
public final class BinaryCopy {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int TEXT_OID = 25;
    private static final int CHUNK = 1 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
    private final DataOutputStream out = new DataOutputStream(bytes);
    private int rows;

    /** An empty list of rows. */
    public BinaryCopy() {
        write(() -> {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
        });
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    private BinaryCopy write(Write write) {
        try {
            write.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /** Begins a row. */
    public BinaryCopy row(int columns) {
        rows++;
        return write(() -> out.writeShort(columns));
    }

    /** {@code bigint}. */
    public BinaryCopy bigint(long value) {
        return write(() -> {
            out.writeInt(Long.BYTES);
            out.writeLong(value);
        });
    }

    /** {@code int}. */
    public BinaryCopy integer(int value) {
        return write(() -> {
            out.writeInt(Integer.BYTES);
            out.writeInt(value);
        });
    }

    /** {@code int}, null when empty. */
    public BinaryCopy integer(OptionalInt value) {
        return value.isPresent() ? integer(value.getAsInt()) : write(() -> out.writeInt(-1));
    }

    /** {@code real}. */
    public BinaryCopy real(float value) {
        return write(() -> {
            out.writeInt(Float.BYTES);
            out.writeFloat(value);
        });
    }

    /** {@code boolean}. */
    public BinaryCopy bool(boolean value) {
        return write(() -> {
            out.writeInt(1);
            out.writeByte(value ? 1 : 0);
        });
    }

    /** {@code bytea}. */
    public BinaryCopy bytea(byte[] value) {
        return write(() -> {
            out.writeInt(value.length);
            out.write(value);
        });
    }

    /** {@code text}. */
    public BinaryCopy text(String value) {
        return bytea(value.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code jsonb}: version 1 and the text. */
    public BinaryCopy jsonb(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return write(() -> {
            out.writeInt(utf8.length + 1);
            out.writeByte(1);
            out.write(utf8);
        });
    }

    /** {@code text[]} of one dimension. */
    public BinaryCopy texts(List<String> values) {
        List<byte[]> encoded = values.stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toList();
        int size =
                encoded.stream().mapToInt(value -> Integer.BYTES + value.length).sum();
        boolean none = encoded.isEmpty();
        return write(() -> {
            out.writeInt((none ? 3 : 5) * Integer.BYTES + size);
            out.writeInt(none ? 0 : 1);
            out.writeInt(0);
            out.writeInt(TEXT_OID);
            if (!none) {
                out.writeInt(encoded.size());
                out.writeInt(1);
            }
            for (byte[] value : encoded) {
                out.writeInt(value.length);
                out.write(value);
            }
        });
    }

    /** {@code vector} or {@code halfvec}: dimension, 0, components. */
    public BinaryCopy vector(VectorType type, float[] values) {
        int width =
                switch (type) {
                    case HALFVEC -> Short.BYTES;
                    case VECTOR -> Float.BYTES;
                };
        return write(() -> {
            out.writeInt(2 * Short.BYTES + values.length * width);
            out.writeShort(values.length);
            out.writeShort(0);
            for (float value : values) {
                switch (type) {
                    case HALFVEC -> out.writeShort(Float.floatToFloat16(value));
                    case VECTOR -> out.writeFloat(value);
                }
            }
        });
    }

    /** {@code sparsevec}: dimension, non-zeros, 0, indices counted from 0 and ascending, values. */
    public BinaryCopy sparse(int dimension, Map<Integer, Float> byIndex) {
        return write(() -> {
            out.writeInt(3 * Integer.BYTES + byIndex.size() * (Integer.BYTES + Float.BYTES));
            out.writeInt(dimension);
            out.writeInt(byIndex.size());
            out.writeInt(0);
            for (int index : byIndex.keySet()) {
                out.writeInt(index);
            }
            for (float value : byIndex.values()) {
                out.writeFloat(value);
            }
        });
    }

    /** {@code tsvector} without positions: count, then each lexeme ended by 0 and followed by 0 positions. */
    public BinaryCopy lexemes(Collection<String> terms) {
        List<byte[]> encoded = terms.stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toList();
        int size = encoded.stream().mapToInt(value -> value.length + 3).sum();
        return write(() -> {
            out.writeInt(Integer.BYTES + size);
            out.writeInt(encoded.size());
            for (byte[] value : encoded) {
                out.write(value);
                out.writeByte(0);
                out.writeShort(0);
            }
        });
    }

    /** Rows begun so far. */
    public int rows() {
        return rows;
    }

    /** Sends all rows to {@code table (columns)}. */
    public void sendTo(Connection connection, String tableAndColumns) throws SQLException {
        write(() -> out.writeShort(-1));
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + tableAndColumns + " FROM STDIN (FORMAT binary)");
        try {
            byte[] all = bytes.toByteArray();
            for (int from = 0; from < all.length; from += CHUNK) {
                copy.writeToCopy(all, from, Math.min(CHUNK, all.length - from));
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
