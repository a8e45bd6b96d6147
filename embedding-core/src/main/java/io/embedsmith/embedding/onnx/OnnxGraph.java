package io.embedsmith.embedding.onnx;

import io.embedsmith.embedding.ModelUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Adds an initializer, unless there is a constant of its name. */
    public void add(OnnxTensor tensor) {
        if (constants.putIfAbsent(tensor.name(), tensor) == null) {
            initializers.add(tensor.name());
        }
    }

    /** Adds a node behind all others. */
    public void add(OnnxNode node) {
        nodes.add(node);
    }

    /** What Hugging Face calls the parameters that each initializer holds; those that hold none are left out. */
    public Map<String, List<String>> parameterNames() {
        ParameterNames names = ParameterNames.of(this);
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String initializer : initializers) {
            if (!names.of(initializer).isEmpty()) {
                found.put(initializer, names.of(initializer));
            }
        }
        return found;
    }

    /** Gives tensors other names wherever they are made or read, except in graphs inside nodes. */
    public void rename(Map<String, String> names) {
        nodes.replaceAll(node -> node.renamed(names));
        names.forEach((from, to) -> {
            OnnxTensor tensor = constants.remove(from);
            if (tensor != null) {
                constants.put(to, tensor.name().isEmpty() ? tensor : tensor.renamed(to));
            }
        });
        initializers.replaceAll(name -> names.getOrDefault(name, name));
    }

    /** Makes a result the only output, and drops the nodes and initializers that it does not need. */
    public void setOutput(TensorPort port) {
        outputs.clear();
        outputs.add(port.write().toBuffer());
        Set<String> needed = new HashSet<>(Set.of(port.name()));
        List<OnnxNode> kept = new ArrayList<>();
        for (OnnxNode node : nodes.reversed()) {
            if (node.outputs().stream().anyMatch(needed::contains)) {
                needed.addAll(node.inputs());
                kept.add(node);
            }
        }
        setNodes(kept.reversed());
        initializers.removeIf(name -> !needed.contains(name));
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

    /**
     * Writes the model to a new file; tensors in external files stay there.
     *
     * @throws IOException if the disk is full, or the file is there
     */
    public void write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write().writeTo(channel);
        }
    }

    WireWriter write() {
        WireWriter graph = new WireWriter();
        nodes.forEach(node -> graph.message(1, node.write()));
        graph.append(restOfGraph);
        initializers.stream()
                .map(constants::get)
                .filter(Objects::nonNull)
                .forEach(tensor -> graph.bytes(5, tensor.message()));
        outputs.forEach(port -> graph.bytes(12, port));
        WireWriter model = new WireWriter().append(restOfModel);
        versions.forEach((domain, version) ->
                model.message(8, new WireWriter().string(1, domain).number(2, version)));
        return model.message(7, graph);
    }
}
