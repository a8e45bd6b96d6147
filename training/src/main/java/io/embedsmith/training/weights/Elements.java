package io.embedsmith.training.weights;

import io.embedsmith.embedding.onnx.ElementType;
import java.nio.ByteBuffer;

/**
 * Numbers of the floating-point types of tensors to and from {@code float}. Half types become floats exactly; back they are
 * rounded to the nearest, ties to even. Doubles lose the digits that floats do not have.
 */
final class Elements {
    private Elements() {}

    static boolean areFloats(ElementType type) {
        return switch (type) {
            case FLOAT, FLOAT16, BFLOAT16, DOUBLE -> true;
            case UINT8, INT8, INT32, INT64, BOOL -> false;
        };
    }

    /** Takes {@code count} numbers from a little-endian buffer. */
    static void decode(ByteBuffer from, ElementType type, float[] into, int start, int count) {
        switch (type) {
            case FLOAT -> {
                from.asFloatBuffer().get(into, start, count);
                from.position(from.position() + count * Float.BYTES);
            }
            case FLOAT16 -> {
                for (int i = start; i < start + count; i++) {
                    into[i] = Float.float16ToFloat(from.getShort());
                }
            }
            case BFLOAT16 -> {
                for (int i = start; i < start + count; i++) {
                    into[i] = Float.intBitsToFloat(from.getShort() << 16);
                }
            }
            case DOUBLE -> {
                for (int i = start; i < start + count; i++) {
                    into[i] = (float) from.getDouble();
                }
            }
            case UINT8, INT8, INT32, INT64, BOOL -> throw notFloats(type);
        }
    }

    /** Puts {@code count} numbers into a little-endian buffer. */
    static void encode(float[] from, int start, int count, ElementType type, ByteBuffer into) {
        switch (type) {
            case FLOAT -> {
                into.asFloatBuffer().put(from, start, count);
                into.position(into.position() + count * Float.BYTES);
            }
            case FLOAT16 -> {
                for (int i = start; i < start + count; i++) {
                    into.putShort(Float.floatToFloat16(from[i]));
                }
            }
            case BFLOAT16 -> {
                for (int i = start; i < start + count; i++) {
                    into.putShort(toBfloat16(from[i]));
                }
            }
            case DOUBLE -> {
                for (int i = start; i < start + count; i++) {
                    into.putDouble(from[i]);
                }
            }
            case UINT8, INT8, INT32, INT64, BOOL -> throw notFloats(type);
        }
    }

    /** The upper half of the float, rounded by its lower half; a NaN stays one. */
    private static short toBfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) ((bits >>> 16) | 0x40);
        }
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }

    private static IllegalStateException notFloats(ElementType type) {
        return new IllegalStateException("tensors of " + type + " were sorted out; this is a bug");
    }
}
