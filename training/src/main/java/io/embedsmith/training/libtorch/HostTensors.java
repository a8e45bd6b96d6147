package io.embedsmith.training.libtorch;

import io.embedsmith.embedding.onnx.ElementType;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Numbers from Java into tensors in host memory and back. A tensor belongs to the scope that is open when it is made. */
public final class HostTensors {
    private HostTensors() {}

    /** Whole numbers in row-major order. */
    public static Tensor ofLongs(long[] values, long... shape) {
        if (values.length == 0) {
            return torch.zeros(shape, new TensorOptions(ScalarType.Long));
        }
        return torch.tensor(values, new TensorOptions(ScalarType.Long)).reshape(shape);
    }

    /** Floating-point numbers in row-major order. */
    public static Tensor ofFloats(float[] values, long... shape) {
        if (values.length == 0) {
            return torch.zeros(shape, new TensorOptions(ScalarType.Float));
        }
        return torch.tensor(values, new TensorOptions(ScalarType.Float)).reshape(shape);
    }

    /** True and false in row-major order. */
    public static Tensor ofBooleans(boolean[] values, long... shape) {
        long[] numbers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i] ? 1 : 0;
        }
        return ofLongs(numbers, shape).to(ScalarType.Bool);
    }

    /**
     * Copies little-endian elements as they lie in a file.
     *
     * @param content from its position on, in direct memory or backed by an array
     */
    public static Tensor ofContent(ElementType type, ByteBuffer content, long... shape) {
        TensorOptions options = new TensorOptions(scalarType(type));
        if (!content.hasRemaining()) {
            return torch.zeros(shape, options);
        }
        return torch.from_blob(new BytePointer(content.slice()), shape, options).clone();
    }

    /** The numbers of a tensor of whole numbers or truth values. */
    public static long[] toLongs(Tensor tensor) {
        return NativeMemory.scoped(() -> {
            Tensor host = tensor.detach().cpu().to(ScalarType.Long).contiguous();
            long[] values = new long[Math.toIntExact(host.numel())];
            if (values.length > 0) {
                LongPointer data = host.data_ptr_long();
                data.get(values);
            }
            return values;
        });
    }

    /** The numbers of a floating-point tensor. */
    public static float[] toFloats(Tensor tensor) {
        return NativeMemory.scoped(() -> {
            Tensor host = tensor.detach().cpu().to(ScalarType.Float).contiguous();
            float[] values = new float[Math.toIntExact(host.numel())];
            if (values.length > 0) {
                FloatPointer data = host.data_ptr_float();
                data.get(values);
            }
            return values;
        });
    }

    private static ScalarType scalarType(ElementType type) {
        return switch (type) {
            case FLOAT -> ScalarType.Float;
            case DOUBLE -> ScalarType.Double;
            case FLOAT16 -> ScalarType.Half;
            case BFLOAT16 -> ScalarType.BFloat16;
            case INT64 -> ScalarType.Long;
            case INT32 -> ScalarType.Int;
            case INT8 -> ScalarType.Char;
            case UINT8 -> ScalarType.Byte;
            case BOOL -> ScalarType.Bool;
        };
    }
}
