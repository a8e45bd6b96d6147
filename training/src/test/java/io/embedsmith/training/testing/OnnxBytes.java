package io.embedsmith.training.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes just enough protobuf for small ONNX files; field numbers are those of onnx.proto3. */
final class OnnxBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    OnnxBytes number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    OnnxBytes text(int field, String value) {
        return message(field, value.getBytes(StandardCharsets.UTF_8));
    }

    OnnxBytes message(int field, OnnxBytes value) {
        return message(field, value.bytes.toByteArray());
    }

    private OnnxBytes message(int field, byte... value) {
        varint((long) field << 3 | 2);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    static OnnxBytes node(String operator, List<String> inputs, String output, OnnxBytes... attributes) {
        OnnxBytes node = new OnnxBytes();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(4, operator);
        for (OnnxBytes attribute : attributes) {
            node.message(5, attribute);
        }
        return node;
    }

    static OnnxBytes number(String attribute, long value) {
        return new OnnxBytes().text(1, attribute).number(3, value).number(20, 2);
    }

    static OnnxBytes numbers(String attribute, long... values) {
        OnnxBytes bytes = new OnnxBytes().text(1, attribute);
        for (long value : values) {
            bytes.number(8, value);
        }
        return bytes.number(20, 7);
    }

    static OnnxBytes floats(String name, List<Long> shape, float... values) {
        byte[] raw = new byte[values.length * Float.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return tensor(name, shape, 1, raw);
    }

    static OnnxBytes longs(String name, List<Long> shape, long... values) {
        byte[] raw = new byte[values.length * Long.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            buffer.putLong(value);
        }
        return tensor(name, shape, 7, raw);
    }

    private static OnnxBytes tensor(String name, List<Long> shape, int type, byte... raw) {
        OnnxBytes tensor = new OnnxBytes();
        shape.forEach(size -> tensor.number(1, size));
        return tensor.number(2, type).text(8, name).message(9, raw);
    }

    /** A port of whole or floating-point numbers; a negative size is open. */
    static OnnxBytes port(String name, int type, long... shape) {
        OnnxBytes sizes = new OnnxBytes();
        for (long size : shape) {
            sizes.message(1, size < 0 ? new OnnxBytes().text(2, "n") : new OnnxBytes().number(1, size));
        }
        OnnxBytes tensorType = new OnnxBytes().number(1, type).message(2, sizes);
        return new OnnxBytes().text(1, name).message(2, new OnnxBytes().message(1, tensorType));
    }
}
