package io.embedsmith.embedding.model;

import io.embedsmith.embedding.onnx.ElementType;

/** How the weights are stored. */
public enum Precision {
    FP32("fp32"),
    FP16("fp16"),
    BF16("bf16"),
    /** Weights in 8 bits, activations quantised while the model runs. */
    INT8("int8");

    private final String label;

    Precision(String label) {
        this.label = label;
    }

    /** As it is printed. */
    public String label() {
        return label;
    }

    static Precision of(ElementType weights) {
        return switch (weights) {
            case INT8, UINT8 -> INT8;
            case FLOAT16 -> FP16;
            case BFLOAT16 -> BF16;
            case FLOAT, DOUBLE, INT32, INT64, BOOL -> FP32;
        };
    }
}
