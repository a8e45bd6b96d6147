package io.embedsmith.embedding.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks the fields of one protobuf message without copying its bytes.
 *
 * <p>Implementation note: the wire format is that of "Protocol Buffers Encoding" (protobuf.dev/programming-guides/encoding).
 * A field is a varint tag {@code (number << 3 | type)} and a payload: type 0 varint, 1 eight bytes, 2 length-delimited,
 * 5 four bytes. Groups (3, 4) do not occur in ONNX. A hand-written walk, because generated classes would copy weights of
 * hundreds of megabytes onto the heap only to look at their names.
 */
final class WireReader {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private final ByteBuffer message;
    private int fieldNumber;
    private int wireType;
    private long number;
    private ByteBuffer payload = ByteBuffer.allocate(0);

    WireReader(ByteBuffer message) {
        this.message = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Moves to the next field; false at the end of the message. */
    boolean next() {
        if (!message.hasRemaining()) {
            return false;
        }
        long tag = varint();
        fieldNumber = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        if (fieldNumber == 0) {
            throw new MalformedOnnxException("field number 0");
        }
        switch (wireType) {
            case VARINT -> number = varint();
            case FIXED64 -> number = take(8).getLong();
            case FIXED32 -> number = take(4).getInt();
            case BYTES -> payload = take(varint());
            default -> throw new MalformedOnnxException("wire type " + wireType + " in field " + fieldNumber);
        }
        return true;
    }

    int fieldNumber() {
        return fieldNumber;
    }

    int wireType() {
        return wireType;
    }

    /** Value of the current varint or fixed field. */
    long number() {
        if (wireType == BYTES) {
            throw new MalformedOnnxException("field " + fieldNumber + " holds bytes where a number belongs");
        }
        return number;
    }

    /** Payload of the current length-delimited field, a view. */
    ByteBuffer bytes() {
        if (wireType != BYTES) {
            throw new MalformedOnnxException("field " + fieldNumber + " holds a number where bytes belong");
        }
        return payload.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    WireReader message() {
        return new WireReader(bytes());
    }

    String string() {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    /** Values of the current field of repeated numbers, packed or not. */
    List<Long> numbers() {
        if (wireType != BYTES) {
            return List.of(number);
        }
        List<Long> numbers = new ArrayList<>();
        ByteBuffer packed = bytes();
        while (packed.hasRemaining()) {
            numbers.add(varint(packed));
        }
        return numbers;
    }

    private ByteBuffer take(long length) {
        if (length < 0 || length > message.remaining()) {
            throw new MalformedOnnxException(
                    "a field of " + length + " bytes where only " + message.remaining() + " are left");
        }
        ByteBuffer taken = message.slice(message.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        message.position(message.position() + (int) length);
        return taken;
    }

    private long varint() {
        return varint(message);
    }

    /** Base-128 varint, least significant group first, at most ten bytes. */
    static long varint(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!from.hasRemaining()) {
                throw new MalformedOnnxException("a number that breaks off at the end");
            }
            byte group = from.get();
            value |= (long) (group & 0x7f) << shift;
            if (group >= 0) {
                return value;
            }
        }
        throw new MalformedOnnxException("a varint of more than ten bytes");
    }
}
