package io.embedsmith.retrieval.extract.protocol;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strings on the wire: length in bytes, then UTF-8. {@link DataOutput#writeUTF} stops at 65,535 bytes. */
final class Wire {
    private Wire() {}

    static void writeString(DataOutput out, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** {@code maxBytes} guards the reader against a peer that was taken over. */
    static String readString(DataInputStream in, int maxBytes) throws IOException {
        int length = readCount(in, maxBytes);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new ProtocolException("a string of " + length + " bytes ended after " + bytes.length);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void writeOptional(DataOutput out, Optional<String> value) throws IOException {
        out.writeBoolean(value.isPresent());
        if (value.isPresent()) {
            writeString(out, value.get());
        }
    }

    static Optional<String> readOptional(DataInputStream in, int maxBytes) throws IOException {
        return in.readBoolean() ? Optional.of(readString(in, maxBytes)) : Optional.empty();
    }

    static int readCount(DataInput in, int max) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > max) {
            throw new ProtocolException("a length is " + count + ", allowed are 0 to " + max);
        }
        return count;
    }
}
