package io.embedsmith.embedding.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds one protobuf message out of pieces. Pieces taken over from another message are views of it, so that weights are
 * not copied until the whole message is.
 */
final class WireWriter {
    private final List<ByteBuffer> pieces = new ArrayList<>();
    private long size;

    WireWriter number(int field, long value) {
        piece(varint((long) field << 3 | WireReader.VARINT));
        return piece(varint(value));
    }

    WireWriter fixed32(int field, int bits) {
        piece(varint((long) field << 3 | WireReader.FIXED32));
        ByteBuffer value = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return piece(value.putInt(bits).flip());
    }

    WireWriter string(int field, String value) {
        return bytes(field, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    WireWriter bytes(int field, ByteBuffer value) {
        piece(varint((long) field << 3 | WireReader.BYTES));
        piece(varint(value.remaining()));
        return piece(value.duplicate());
    }

    WireWriter message(int field, WireWriter message) {
        piece(varint((long) field << 3 | WireReader.BYTES));
        piece(varint(message.size));
        message.pieces.forEach(this::piece);
        return this;
    }

    /** All fields of another message. */
    WireWriter append(WireWriter other) {
        other.pieces.forEach(this::piece);
        return this;
    }

    /** The current field of a reader, unchanged. */
    WireWriter copy(WireReader reader) {
        return switch (reader.wireType()) {
            case WireReader.BYTES -> bytes(reader.fieldNumber(), reader.bytes());
            case WireReader.VARINT -> number(reader.fieldNumber(), reader.number());
            default ->
                throw new MalformedOnnxException(
                        "a fixed-size number in field " + reader.fieldNumber() + ", where ONNX has none");
        };
    }

    long size() {
        return size;
    }

    /** The whole message in memory of its own. */
    ByteBuffer toBuffer() {
        ByteBuffer whole = ByteBuffer.allocate(Math.toIntExact(size));
        writeTo(whole);
        return whole.flip();
    }

    void writeTo(WritableByteChannel target) throws IOException {
        for (ByteBuffer piece : pieces) {
            ByteBuffer rest = piece.duplicate();
            while (rest.hasRemaining()) {
                target.write(rest);
            }
        }
    }

    void writeTo(ByteBuffer target) {
        pieces.forEach(piece -> target.put(piece.duplicate()));
    }

    private WireWriter piece(ByteBuffer piece) {
        pieces.add(piece);
        size += piece.remaining();
        return this;
    }

    private static ByteBuffer varint(long value) {
        ByteBuffer bytes = ByteBuffer.allocate(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        return bytes.put((byte) rest).flip();
    }
}
