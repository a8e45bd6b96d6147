package io.embedsmith.embedding.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the elements of a {@code TensorProto}: raw bytes, or one of the typed fields, in which every number that is not
 * floating-point is a varint, 16-bit floats by their bits.
 */
final class TensorContent {
    private static final int FLOAT_DATA = 4;
    private static final int INT32_DATA = 5;
    private static final int INT64_DATA = 7;
    private static final int RAW_DATA = 9;
    private static final int DOUBLE_DATA = 10;
    private static final int EXTERNAL_DATA = 13;

    private final OnnxTensor tensor;
    private final ElementType type;
    private final int bytes;
    private ByteBuffer content = ByteBuffer.allocate(0);
    private boolean filled;

    private TensorContent(OnnxTensor tensor) {
        this.tensor = tensor;
        this.type = tensor.type();
        long size = Math.multiplyExact(tensor.elements(), type.bytes());
        if (size > Integer.MAX_VALUE) {
            throw new MalformedOnnxException(
                    "damaged: tensor '" + tensor.name() + "' has " + size + " bytes, a file has fewer");
        }
        this.bytes = (int) size;
    }

    static ByteBuffer of(OnnxTensor tensor) {
        return new TensorContent(tensor).read();
    }

    private ByteBuffer read() {
        WireReader reader = new WireReader(tensor.message());
        while (reader.next()) {
            switch (reader.fieldNumber()) {
                case RAW_DATA -> content = reader.bytes();
                case FLOAT_DATA, DOUBLE_DATA -> floatingPoint(reader);
                case INT32_DATA, INT64_DATA -> reader.numbers().forEach(this::add);
                case EXTERNAL_DATA ->
                    throw new MalformedOnnxException("without the content of its tensor '" + tensor.name()
                            + "', which is in another file; save the model in one file");
                default -> {} // name, type and shape
            }
        }
        ByteBuffer whole = filled ? content.flip() : content;
        if (whole.remaining() != bytes) {
            throw new MalformedOnnxException("damaged: tensor '" + tensor.name() + "' of shape " + tensor.shape()
                    + " has " + whole.remaining() + " bytes, " + bytes + " are needed");
        }
        return whole.order(ByteOrder.LITTLE_ENDIAN);
    }

    private void floatingPoint(WireReader reader) {
        if (reader.wireType() == WireReader.BYTES) { // packed: the bytes are what they are in memory
            filling().put(reader.bytes());
        } else if (type.bytes() == Float.BYTES) {
            filling().putInt((int) reader.number());
        } else {
            filling().putLong(reader.number());
        }
    }

    private void add(long value) {
        switch (type.bytes()) {
            case Byte.BYTES -> filling().put((byte) value);
            case Short.BYTES -> filling().putShort((short) value);
            case Integer.BYTES -> filling().putInt((int) value);
            default -> filling().putLong(value);
        }
    }

    /** Where typed elements are put, one after the other. */
    private ByteBuffer filling() {
        if (!filled) {
            content = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
            filled = true;
        }
        return content;
    }
}
