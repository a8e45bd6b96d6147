package io.embedsmith.embedding.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One walk over a whole {@code ModelProto}, into every subgraph and function, so that nothing that names a file or an
 * operator stays unseen.
 *
 * <p>Implementation note: field numbers are those of onnx/onnx.proto3 (IR version 10). Sparse initializers are walked too:
 * a proof of concept read foreign files through them.
 */
final class OnnxScan {
    /** Deeper nesting of subgraphs is no encoder but an attack on the stack. */
    private static final int MAX_DEPTH = 16;

    private final List<TensorPort> inputs = new ArrayList<>();
    private final List<TensorPort> outputs = new ArrayList<>();
    private final Set<String> initializers = new HashSet<>();
    private final TreeSet<String> externalFiles = new TreeSet<>();
    private final TreeSet<String> domains = new TreeSet<>();
    private final Map<ElementType, Long> elements = new EnumMap<>(ElementType.class);

    static OnnxFacts of(ByteBuffer model) {
        OnnxScan scan = new OnnxScan();
        scan.model(new WireReader(model));
        return scan.facts();
    }

    private OnnxFacts facts() {
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new MalformedOnnxException("its graph has " + inputs.size() + " inputs and " + outputs.size()
                    + " outputs, and an encoder has at least 1 of each");
        }
        inputs.removeIf(port -> initializers.contains(port.name()));
        long parameters = elements.values().stream().mapToLong(Long::longValue).sum();
        ElementType weightsType = elements.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(ElementType.FLOAT);
        return new OnnxFacts(
                List.copyOf(inputs),
                List.copyOf(outputs),
                parameters,
                weightsType,
                Collections.unmodifiableSortedSet(externalFiles),
                Collections.unmodifiableSortedSet(domains));
    }

    private void model(WireReader model) {
        while (model.next()) {
            switch (model.fieldNumber()) {
                case 7 -> graph(model.message(), 0); // graph
                case 20 -> trainingInfo(model.message());
                case 25 -> function(model.message()); // functions
                default -> {} // versions, metadata
            }
        }
    }

    private void trainingInfo(WireReader info) {
        while (info.next()) {
            if (info.fieldNumber() == 1 || info.fieldNumber() == 2) { // initialization, algorithm
                graph(info.message(), 1);
            }
        }
    }

    private void function(WireReader function) {
        while (function.next()) {
            if (function.fieldNumber() == 7) { // node
                node(function.message(), 1);
            } else if (function.fieldNumber() == 11) { // attribute_proto
                attribute(function.message(), 1);
            }
        }
    }

    private void graph(WireReader graph, int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedOnnxException("subgraphs nested more than " + MAX_DEPTH + " deep");
        }
        boolean main = depth == 0;
        while (graph.next()) {
            switch (graph.fieldNumber()) {
                case 1 -> node(graph.message(), depth);
                case 5 -> initializers.add(tensor(graph.message(), main));
                case 15 -> sparseTensor(graph.message());
                case 11 -> {
                    if (main) {
                        inputs.add(port(graph.message()));
                    }
                }
                case 12 -> {
                    if (main) {
                        outputs.add(port(graph.message()));
                    }
                }
                default -> {} // names, value_info, quantization_annotation
            }
        }
    }

    private void node(WireReader node, int depth) {
        String domain = "";
        while (node.next()) {
            if (node.fieldNumber() == 5) {
                attribute(node.message(), depth);
            } else if (node.fieldNumber() == 7) {
                domain = node.string();
            }
        }
        domains.add(domain);
    }

    private void attribute(WireReader attribute, int depth) {
        while (attribute.next()) {
            switch (attribute.fieldNumber()) {
                case 5, 10 -> tensor(attribute.message(), false); // t, tensors
                case 6, 11 -> graph(attribute.message(), depth + 1); // g, graphs
                case 22, 23 -> sparseTensor(attribute.message()); // sparse_tensor, sparse_tensors
                default -> {}
            }
        }
    }

    private void sparseTensor(WireReader sparse) {
        while (sparse.next()) {
            if (sparse.fieldNumber() == 1 || sparse.fieldNumber() == 2) { // values, indices
                tensor(sparse.message(), false);
            }
        }
    }

    /** Returns the name of the tensor. */
    private String tensor(WireReader tensor, boolean counted) {
        String name = "";
        int typeCode = 0;
        long size = 1;
        int rank = 0;
        while (tensor.next()) {
            switch (tensor.fieldNumber()) {
                case 1 -> { // dims, packed or not
                    for (long dimension : tensor.numbers()) {
                        size = Math.multiplyExact(size, Math.max(0, dimension));
                        rank++;
                    }
                }
                case 2 -> typeCode = (int) tensor.number();
                case 8 -> name = tensor.string();
                case 13 -> externalData(tensor.message());
                default -> {}
            }
        }
        Optional<ElementType> type = ElementType.ofCode(typeCode);
        boolean quantisation = name.endsWith("_scale") || name.endsWith("_zero_point");
        if (counted
                && rank > 0
                && !quantisation
                && type.isPresent()
                && type.get().isWeight()) {
            elements.merge(type.get(), size, Long::sum);
        }
        return name;
    }

    private void externalData(WireReader entry) {
        TextEntry read = TextEntry.read(entry);
        if (read.key().equals("location")) {
            externalFiles.add(read.value());
        }
    }

    static TensorPort port(WireReader valueInfo) {
        String name = "";
        Optional<ElementType> type = Optional.empty();
        List<Long> shape = new ArrayList<>();
        while (valueInfo.next()) {
            if (valueInfo.fieldNumber() == 1) {
                name = valueInfo.string();
            } else if (valueInfo.fieldNumber() == 2) { // TypeProto
                WireReader typeProto = valueInfo.message();
                while (typeProto.next()) {
                    if (typeProto.fieldNumber() == 1) { // tensor_type
                        WireReader tensor = typeProto.message();
                        while (tensor.next()) {
                            if (tensor.fieldNumber() == 1) {
                                type = ElementType.ofCode((int) tensor.number());
                            } else if (tensor.fieldNumber() == 2) {
                                shape(tensor.message(), shape);
                            }
                        }
                    }
                }
            }
        }
        return new TensorPort(name, type, shape);
    }

    private static void shape(WireReader shape, List<Long> sizes) {
        while (shape.next()) {
            if (shape.fieldNumber() == 1) { // dim
                long size = -1;
                WireReader dimension = shape.message();
                while (dimension.next()) {
                    if (dimension.fieldNumber() == 1) {
                        size = dimension.number();
                    }
                }
                sizes.add(size);
            }
        }
    }
}
