package io.embedsmith.embedding.onnx;

import java.util.Optional;

/** Element types of ONNX tensors that occur in encoders, with their codes in {@code TensorProto.DataType}. */
public enum ElementType {
    FLOAT(1, 4, true),
    UINT8(2, 1, true),
    INT8(3, 1, true),
    INT32(6, 4, false),
    INT64(7, 8, false),
    BOOL(9, 1, false),
    FLOAT16(10, 2, true),
    DOUBLE(11, 8, true),
    BFLOAT16(16, 2, true);

    private final int code;
    private final int bytes;
    private final boolean weight;

    ElementType(int code, int bytes, boolean weight) {
        this.code = code;
        this.bytes = bytes;
        this.weight = weight;
    }

    int code() {
        return code;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** Whether trained numbers are stored in this type; the others hold shapes and indices. */
    public boolean isWeight() {
        return weight;
    }

    static Optional<ElementType> ofCode(int code) {
        for (ElementType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
