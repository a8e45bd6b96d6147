package io.embedsmith.embedding.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A constant of a graph.
 *
 * @param name of an initializer; empty inside an attribute
 * @param shape sizes in order; empty for a scalar
 * @param message the whole {@code TensorProto}
 */
public record OnnxTensor(String name, List<Long> shape, ByteBuffer message) {

    public OnnxTensor {
        shape = List.copyOf(shape);
    }

    static OnnxTensor read(ByteBuffer message) {
        WireReader reader = new WireReader(message);
        String name = "";
        List<Long> shape = new ArrayList<>();
        while (reader.next()) {
            if (reader.fieldNumber() == 1) {
                shape.addAll(reader.numbers());
            } else if (reader.fieldNumber() == 8) {
                name = reader.string();
            }
        }
        return new OnnxTensor(name, shape, message);
    }

    /** A tensor of 64-bit whole numbers, shape {@code [values]}. */
    static OnnxTensor ofNumbers(String name, long... values) {
        ByteBuffer data = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            data.putLong(value);
        }
        return of(name, List.of((long) values.length), ElementType.INT64.code(), data.flip());
    }

    /** One 64-bit whole number, without axes. */
    public static OnnxTensor ofNumber(String name, long value) {
        ByteBuffer data = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return of(name, List.of(), ElementType.INT64.code(), data.putLong(value).flip());
    }

    /** A tensor of 32-bit floating-point numbers in row-major order. */
    public static OnnxTensor ofFloats(String name, List<Long> shape, float... values) {
        ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            data.putFloat(value);
        }
        return of(name, shape, ElementType.FLOAT.code(), data.flip());
    }

    /** The same numbers under another name. */
    OnnxTensor renamed(String other) {
        WireWriter writer = new WireWriter();
        WireReader reader = new WireReader(message);
        while (reader.next()) {
            if (reader.fieldNumber() != 8) { // name
                writer.copy(reader);
            }
        }
        return new OnnxTensor(other, shape, writer.string(8, other).toBuffer());
    }

    private static OnnxTensor of(String name, List<Long> shape, int type, ByteBuffer data) {
        WireWriter writer = new WireWriter();
        shape.forEach(size -> writer.number(1, size));
        writer.number(2, type).string(8, name).bytes(9, data);
        return new OnnxTensor(name, shape, writer.toBuffer());
    }

    /**
     * Type of the elements.
     *
     * @throws MalformedOnnxException if no encoder uses it
     */
    public ElementType type() {
        WireReader reader = new WireReader(message);
        int code = 0;
        while (reader.next()) {
            if (reader.fieldNumber() == 2) {
                code = (int) reader.number();
            }
        }
        int found = code;
        return ElementType.ofCode(code)
                .orElseThrow(() -> new MalformedOnnxException(
                        "of a kind that cannot be read: tensor '" + name + "' has the element type " + found));
    }

    /**
     * The elements as bytes, little-endian, in row-major order; a view of the file where they lie there in one piece.
     *
     * @throws MalformedOnnxException if they are not in this message but in another file
     */
    public ByteBuffer content() {
        return TensorContent.of(this);
    }

    /** Number of elements. */
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** The elements of a tensor of 64-bit whole numbers. */
    public List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        WireReader reader = new WireReader(message);
        while (reader.next()) {
            if (reader.fieldNumber() == 7) { // int64_data
                numbers.addAll(reader.numbers());
            } else if (reader.fieldNumber() == 9) { // raw_data
                ByteBuffer raw = reader.bytes();
                while (raw.remaining() >= Long.BYTES) {
                    numbers.add(raw.getLong());
                }
            }
        }
        return numbers;
    }
}
