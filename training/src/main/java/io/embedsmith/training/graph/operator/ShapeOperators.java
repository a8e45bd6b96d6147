package io.embedsmith.training.graph.operator;

import static java.util.Map.entry;

import io.embedsmith.embedding.onnx.OnnxTensor;
import io.embedsmith.training.libtorch.HostTensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Sizes, and the same numbers in another shape. */
final class ShapeOperators {
    static final Map<String, Operation> ALL = Map.ofEntries(
            entry("Concat", Operands.together(ShapeOperators::concat)),
            entry("Constant", ShapeOperators::constant),
            entry("ConstantOfShape", ShapeOperators::constantOfShape),
            entry("Expand", ShapeOperators::expand),
            entry("Flatten", ShapeOperators::flatten),
            entry("Range", ShapeOperators::range),
            entry("Reshape", ShapeOperators::reshape),
            entry("Shape", ShapeOperators::shape),
            entry("Squeeze", ShapeOperators::squeeze),
            entry("Transpose", ShapeOperators::transpose),
            entry("Unsqueeze", ShapeOperators::unsqueeze));

    private ShapeOperators() {}

    private static Tensor shape(Operands operands) {
        long[] sizes = sizes(operands.tensor(0));
        return HostTensors.ofLongs(sizes, sizes.length);
    }

    private static long[] sizes(Tensor tensor) {
        return LongStream.range(0, tensor.dim()).map(tensor::size).toArray();
    }

    /** A size of 0 is that of the input, -1 is what is left. */
    private static Tensor reshape(Operands operands) {
        Tensor value = operands.tensor(0);
        long[] shape = operands.numbers(1);
        if (operands.number("allowzero", 0) == 0) {
            for (int axis = 0; axis < shape.length; axis++) {
                shape[axis] = shape[axis] == 0 ? value.size(axis) : shape[axis];
            }
        }
        return value.reshape(shape);
    }

    private static Tensor flatten(Operands operands) {
        Tensor value = operands.tensor(0);
        long axis = operands.number("axis", 1);
        long rows = Arrays.stream(sizes(value))
                .limit(axis < 0 ? axis + value.dim() : axis)
                .reduce(1, Math::multiplyExact);
        return value.reshape(rows, rows == 0 ? 0 : value.numel() / rows);
    }

    private static Tensor transpose(Operands operands) {
        Tensor value = operands.tensor(0);
        return value.permute(operands.node()
                .numbers("perm")
                .map(Operands::unboxed)
                .orElseGet(() -> LongStream.range(0, value.dim())
                        .map(axis -> value.dim() - 1 - axis)
                        .toArray()));
    }

    private static Tensor unsqueeze(Operands operands) {
        Tensor value = operands.tensor(0);
        long[] axes = operands.axes().orElse(new long[0]);
        long rank = value.dim() + axes.length;
        Tensor result = new Tensor(value);
        for (long axis : Arrays.stream(axes)
                .map(axis -> axis < 0 ? axis + rank : axis)
                .sorted()
                .toArray()) {
            result = result.unsqueeze(axis);
        }
        return result;
    }

    private static Tensor squeeze(Operands operands) {
        Tensor value = operands.tensor(0);
        return operands.axes().map(value::squeeze).orElseGet(value::squeeze);
    }

    private static Tensor concat(Operands operands) {
        List<Tensor> parts = new ArrayList<>();
        operands.values().forEach(part -> part.ifPresent(parts::add));
        return torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), operands.number("axis", 0));
    }

    /** Sizes are broadcast both ways. */
    private static Tensor expand(Operands operands) {
        Tensor value = operands.tensor(0);
        long[] shape = operands.numbers(1);
        long[] own = sizes(value);
        long[] target = new long[Math.max(shape.length, own.length)];
        for (int i = 1; i <= target.length; i++) {
            long wanted = i <= shape.length ? shape[shape.length - i] : 1;
            long there = i <= own.length ? own[own.length - i] : 1;
            target[target.length - i] = wanted == 1 ? there : wanted;
        }
        return value.expand(target);
    }

    private static Tensor constant(Operands operands) {
        Optional<OnnxTensor> tensor = operands.node().tensor("value");
        if (tensor.isPresent()) {
            return of(tensor.get());
        }
        return operands.node()
                .decimal("value_float")
                .map(value -> HostTensors.ofFloats(new float[] {value}))
                .or(() -> operands.node().number("value_int").map(value -> HostTensors.ofLongs(new long[] {value})))
                .or(() -> operands.node()
                        .numbers("value_ints")
                        .map(Operands::unboxed)
                        .map(values -> HostTensors.ofLongs(values, values.length)))
                .orElseThrow(() -> new UnsupportedOperatorException(
                        operands.node(), "its value is neither a tensor nor a number nor whole numbers"));
    }

    static Tensor of(OnnxTensor tensor) {
        return HostTensors.ofContent(tensor.type(), tensor.content(), Operands.unboxed(tensor.shape()));
    }

    private static Tensor constantOfShape(Operands operands) {
        Tensor fill = operands.node()
                .tensor("value")
                .map(ShapeOperators::of)
                .orElseGet(() -> HostTensors.ofFloats(new float[1], 1));
        return fill.reshape(new long[0]).expand(operands.numbers(0)).clone();
    }

    private static Tensor range(Operands operands) {
        Tensor start = operands.tensor(0);
        if (torch.isFloatingType(start.scalar_type())) {
            throw new UnsupportedOperatorException(operands.node(), "it counts in floating-point numbers");
        }
        return torch.arange(
                new Scalar(operands.numbers(0)[0]),
                new Scalar(operands.numbers(1)[0]),
                new Scalar(operands.numbers(2)[0]),
                new TensorOptions(ScalarType.Long));
    }
}
