package io.embedsmith.embedding.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model whose graph can be changed: nodes in the order of the file, which is an order of computation, and everything else
 * as it was read. Not safe for use by several threads.
 */
final class OnnxGraph {
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, OnnxTensor> constants = new HashMap<>();
    private final List<String> initializers = new ArrayList<>();
    private final List<OnnxTensor> added = new ArrayList<>();
    private final WireWriter restOfModel = new WireWriter();
    private final WireWriter restOfGraph = new WireWriter();
    private final List<ByteBuffer> outputs = new ArrayList<>();
    private final Map<String, TensorPort> inputs = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();

    private OnnxGraph() {}

    static OnnxGraph read(ByteBuffer model) {
        OnnxGraph graph = new OnnxGraph();
        WireReader reader = new WireReader(model);
        while (reader.next()) {
            switch (reader.fieldNumber()) {
                case 7 -> graph.readGraph(reader.message());
                case 8 -> graph.readVersion(reader.message());
                default -> graph.restOfModel.copy(reader);
            }
        }
        return graph;
    }

    private void readGraph(WireReader reader) {
        while (reader.next()) {
            switch (reader.fieldNumber()) {
                case 1 -> {
                    OnnxNode node = OnnxNode.read(reader.message());
                    nodes.add(node);
                    if (node.is("Constant")) {
                        node.tensor("value")
                                .ifPresent(value -> constants.put(node.outputs().getFirst(), value));
                    }
                }
                case 5 -> {
                    OnnxTensor tensor = OnnxTensor.read(reader.bytes());
                    constants.put(tensor.name(), tensor);
                    initializers.add(tensor.name());
                    restOfGraph.copy(reader);
                }
                case 11 -> {
                    TensorPort port = OnnxScan.port(reader.message());
                    inputs.put(port.name(), port);
                    restOfGraph.copy(reader);
                }
                case 12 -> outputs.add(reader.bytes());
                case 13 -> {} // value_info: shapes that a change may make wrong; ONNX Runtime infers them itself
                default -> restOfGraph.copy(reader);
            }
        }
    }

    private void readVersion(WireReader reader) {
        String domain = "";
        long version = 0;
        while (reader.next()) {
            if (reader.fieldNumber() == 1) {
                domain = reader.string();
            } else if (reader.fieldNumber() == 2) {
                version = reader.number();
            }
        }
        versions.put(domain, version);
    }

    /** The nodes in order of computation, a copy. */
    List<OnnxNode> nodes() {
        return List.copyOf(nodes);
    }

    /** Replaces all nodes. */
    void setNodes(List<OnnxNode> replacement) {
        nodes.clear();
        nodes.addAll(replacement);
    }

    /** Names of the tensors that are stored beside the nodes, in order of the file. */
    public List<String> initializers() {
        return List.copyOf(initializers);
    }

    Optional<OnnxTensor> constant(String name) {
        return Optional.ofNullable(constants.get(name));
    }

    Optional<TensorPort> input(String name) {
        return Optional.ofNullable(inputs.get(name));
    }

    /** Adds a constant once. */
    void add(OnnxTensor tensor) {
        if (constants.putIfAbsent(tensor.name(), tensor) == null) {
            added.add(tensor);
        }
    }

    /** Drops all outputs but one, with what only they need. */
    void keepOutput(String name) {
        outputs.removeIf(port -> !OnnxScan.port(new WireReader(port)).name().equals(name));
    }

    Set<String> outputNames() {
        return outputs.stream()
                .map(port -> OnnxScan.port(new WireReader(port)).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who reads each tensor. */
    Map<String, List<OnnxNode>> consumers() {
        Map<String, List<OnnxNode>> consumers = new HashMap<>();
        for (OnnxNode node : nodes) {
            for (String input : Set.copyOf(node.inputs())) {
                consumers.computeIfAbsent(input, name -> new ArrayList<>()).add(node);
            }
        }
        return consumers;
    }

    WireWriter write() {
        WireWriter graph = new WireWriter();
        nodes.forEach(node -> graph.message(1, node.write()));
        graph.append(restOfGraph);
        added.forEach(tensor -> graph.bytes(5, tensor.message()));
        outputs.forEach(port -> graph.bytes(12, port));
        WireWriter model = new WireWriter().append(restOfModel);
        versions.forEach((domain, version) ->
                model.message(8, new WireWriter().string(1, domain).number(2, version)));
        return model.message(7, graph);
    }
}
