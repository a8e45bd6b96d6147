package io.embedsmith.embedding.onnx;

import io.embedsmith.embedding.ModelUnavailableException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the trained tensors of an ONNX file without reading their elements.
 *
 * <p>Implementation note: elements are found where they are contiguous: in {@code raw_data}, in packed {@code float_data}
 * or {@code double_data}, or in an external file. Half-precision numbers in {@code int32_data} are varints, which no tensor
 * can be overwritten in; exporters write them for a handful of constants only.
 */
public final class OnnxWeights {
    private final Path file;
    private final MemorySegment content;

    private OnnxWeights(Path file, MemorySegment content) {
        this.file = file;
        this.content = content;
    }

    /**
     * The tensors in the order of the file: every initializer of the main graph that holds floating-point or quantised
     * numbers, single numbers aside.
     *
     * @throws ModelUnavailableException if the file is damaged or keeps a tensor in a way that cannot be overwritten
     */
    public static List<OnnxWeight> of(Path file) {
        OnnxFile.inspect(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer model = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new OnnxWeights(file, MemorySegment.ofBuffer(model)).read(model);
        } catch (IOException e) {
            throw new ModelUnavailableException(file + " cannot be read: " + e.getMessage(), e);
        } catch (MalformedOnnxException | ArithmeticException e) {
            throw new ModelUnavailableException(file + " is " + e.getMessage(), e);
        }
    }

    private List<OnnxWeight> read(ByteBuffer model) {
        ParameterNames names = ParameterNames.of(OnnxGraph.read(model));
        List<OnnxWeight> weights = new ArrayList<>();
        WireReader fields = new WireReader(model);
        while (fields.next()) {
            if (fields.fieldNumber() == 7) { // graph
                WireReader graph = fields.message();
                while (graph.next()) {
                    if (graph.fieldNumber() == 5) { // initializer
                        weight(graph.bytes(), names).ifPresent(weights::add);
                    }
                }
            }
        }
        return List.copyOf(weights);
    }

    private Optional<OnnxWeight> weight(ByteBuffer message, ParameterNames names) {
        OnnxTensor tensor = OnnxTensor.read(message);
        Optional<ElementType> type = type(message);
        boolean quantisation = tensor.name().endsWith("_scale") || tensor.name().endsWith("_zero_point");
        if (type.isEmpty() || !type.get().isWeight() || tensor.shape().isEmpty() || quantisation) {
            return Optional.empty();
        }
        TensorBytes bytes = bytes(tensor);
        long expected = type.get().bytes();
        for (long size : tensor.shape()) {
            expected = Math.multiplyExact(expected, size);
        }
        if (bytes.length() != expected) {
            throw new MalformedOnnxException("tensor '" + tensor.name() + "' of shape " + tensor.shape() + " has "
                    + bytes.length() + " bytes, " + expected + " are needed");
        }
        return Optional.of(new OnnxWeight(
                tensor.name(),
                names.of(tensor.name()),
                type.get(),
                tensor.shape(),
                tensor.shape().size() == 2 && names.isTransposed(tensor.name()),
                bytes));
    }

    private static Optional<ElementType> type(ByteBuffer message) {
        WireReader reader = new WireReader(message);
        Optional<ElementType> type = Optional.empty();
        while (reader.next()) {
            if (reader.fieldNumber() == 2) {
                type = ElementType.ofCode((int) reader.number());
            }
        }
        return type;
    }

    private TensorBytes bytes(OnnxTensor tensor) {
        WireReader reader = new WireReader(tensor.message());
        Map<String, String> external = new HashMap<>();
        Optional<TensorBytes> inside = Optional.empty();
        while (reader.next()) {
            switch (reader.fieldNumber()) {
                case 4, 9, 10 -> inside = Optional.of(place(reader.bytes())); // float_data, raw_data, double_data
                case 13 -> { // external_data
                    TextEntry entry = TextEntry.read(reader.message());
                    external.put(entry.key(), entry.value());
                }
                default -> {} // shape, type and name; numbers as varints
            }
        }
        if (external.containsKey("location")) {
            return outside(external);
        }
        return inside.orElseThrow(() -> new MalformedOnnxException("tensor '" + tensor.name()
                + "' does not keep its numbers as raw bytes, which is needed to change them"));
    }

    /** The position in the file of a view of it. */
    private TensorBytes place(ByteBuffer view) {
        long offset = MemorySegment.ofBuffer(view).address() - content.address();
        return new TensorBytes(file, offset, view.remaining());
    }

    private TensorBytes outside(Map<String, String> entries) {
        Path external = file.resolveSibling(entries.getOrDefault("location", ""));
        try {
            long offset = Long.parseLong(entries.getOrDefault("offset", "0"));
            long length = entries.containsKey("length")
                    ? Long.parseLong(entries.getOrDefault("length", ""))
                    : Files.size(external) - offset;
            return new TensorBytes(external, offset, length);
        } catch (IllegalArgumentException | IOException e) {
            throw new MalformedOnnxException("external data " + entries + " cannot be found (" + e.getMessage() + ")");
        }
    }
}
