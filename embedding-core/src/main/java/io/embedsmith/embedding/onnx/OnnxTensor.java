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
record OnnxTensor(String name, List<Long> shape, ByteBuffer message) {

    OnnxTensor {
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
        return of(name, List.of((long) values.length), 7, data.flip());
    }

    private static OnnxTensor of(String name, List<Long> shape, int type, ByteBuffer data) {
        WireWriter writer = new WireWriter();
        shape.forEach(size -> writer.number(1, size));
        writer.number(2, type).string(8, name).bytes(9, data);
        ByteBuffer message = ByteBuffer.allocate((int) writer.size());
        writer.writeTo(message);
        return new OnnxTensor(name, shape, message.flip());
    }

    /** The elements of a tensor of 64-bit whole numbers. */
    List<Long> numbers() {
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
