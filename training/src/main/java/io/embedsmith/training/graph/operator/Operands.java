package io.embedsmith.training.graph.operator;

import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.training.libtorch.HostTensors;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/**
 * What an operator is applied to in one run.
 *
 * @param node with its attributes
 * @param values of the inputs; empty where the node leaves one out
 * @param dropout of this run
 */
public record Operands(OnnxNode node, List<Optional<Tensor>> values, Dropout dropout) {

    public Operands {
        values = List.copyOf(values);
    }

    /**
     * Does with operands in one place: numbers that the graph computes from shapes lie in the memory of the host and follow
     * those that lie on a device. Single numbers are taken from anywhere.
     */
    static Operation together(Operation operation) {
        return operands -> {
            Optional<Device> device = operands.values.stream()
                    .flatMap(Optional::stream)
                    .filter(value -> !value.is_cpu())
                    .map(Tensor::device)
                    .findFirst();
            return operation.apply(device.map(operands::on).orElse(operands));
        };
    }

    /** The same numbers in handles of their own, without their history. */
    public Operands detached() {
        return new Operands(
                node, values.stream().map(value -> value.map(Tensor::detach)).toList(), dropout);
    }

    /** Frees the handles. */
    public void release() {
        values.forEach(value -> value.ifPresent(Tensor::deallocate));
    }

    private Operands on(Device device) {
        return new Operands(
                node,
                values.stream()
                        .map(value -> value.map(tensor ->
                                tensor.is_cpu() && tensor.dim() > 0 ? tensor.to(device, tensor.scalar_type()) : tensor))
                        .toList(),
                dropout);
    }

    /** An input that must be there. */
    Tensor tensor(int input) {
        return optional(input)
                .orElseThrow(() -> new UnsupportedOperatorException(node, "its input " + input + " is left out"));
    }

    /** An input that may be left out. */
    Optional<Tensor> optional(int input) {
        return input < values.size() ? values.get(input) : Optional.empty();
    }

    /** The whole numbers of an input, such as a shape. */
    long[] numbers(int input) {
        return HostTensors.toLongs(tensor(input));
    }

    /** Axes: an attribute in older versions of an operator, an input in newer ones; empty for all. */
    Optional<long[]> axes() {
        Optional<List<Long>> attribute = node.numbers("axes");
        if (attribute.isPresent()) {
            return attribute.map(Operands::unboxed);
        }
        return optional(1).map(HostTensors::toLongs);
    }

    /** An attribute that is a whole number. */
    long number(String attribute, long otherwise) {
        return node.number(attribute).orElse(otherwise);
    }

    static long[] unboxed(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
