package io.embedsmith.embedding.onnx;

import io.embedsmith.embedding.ModelUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
public final class OnnxGraph {
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

    /**
     * Reads a file; its tensors are views of the file, which stays mapped as long as one of them is in use.
     *
     * @throws ModelUnavailableException if the file cannot be read or is damaged
     */
    public static OnnxGraph read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw new ModelUnavailableException(file + " cannot be read: " + e.getMessage(), e);
        } catch (MalformedOnnxException e) {
            throw new ModelUnavailableException(file + " is " + e.getMessage(), e);
        }
    }

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
    public List<OnnxNode> nodes() {
        return List.copyOf(nodes);
    }

    /** Replaces all nodes. */
    public void setNodes(List<OnnxNode> replacement) {
        nodes.clear();
        nodes.addAll(replacement);
    }

    /** Names of the tensors that are stored beside the nodes, in order of the file. */
    public List<String> initializers() {
        return List.copyOf(initializers);
    }

    /** An initializer, or the value of a {@code Constant} node. */
    public Optional<OnnxTensor> constant(String name) {
        return Optional.ofNullable(constants.get(name));
    }

    /** The input of that name. */
    public Optional<TensorPort> input(String name) {
        return Optional.ofNullable(inputs.get(name));
    }

    /** Adds a constant once. */
    void add(OnnxTensor tensor) {
        if (constants.putIfAbsent(tensor.name(), tensor) == null) {
            added.add(tensor);
        }
    }

    /** Drops all outputs but one, with what only they need. */
    public void keepOutput(String name) {
        outputs.removeIf(port -> !OnnxScan.port(new WireReader(port)).name().equals(name));
    }

    /**
     * Computes only the first token's state, shape {@code [B, 1, D]}, if the one output that is kept holds token states and
     * the graph's shape is understood; otherwise changes nothing.
     */
    public void keepFirstToken() {
        FirstToken.apply(this);
    }

    /** Version of the operators of a domain; the empty name is that of ONNX itself. */
    public long version(String domain) {
        return versions.getOrDefault(domain, 1L);
    }

    Set<String> outputNames() {
        return outputs.stream()
                .map(port -> OnnxScan.port(new WireReader(port)).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who reads each tensor. */
    public Map<String, List<OnnxNode>> consumers() {
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
