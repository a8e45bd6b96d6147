package io.embedsmith.embedding.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One operator of a graph.
 *
 * @param operator for example {@code MatMul}
 * @param domain empty for ONNX itself
 * @param inputs names of tensors; an empty name stands for an input that is left out
 * @param outputs names of tensors
 * @param attributes {@code AttributeProto} messages as they were read
 */
public record OnnxNode(
        String operator, String domain, List<String> inputs, List<String> outputs, List<ByteBuffer> attributes) {
    public OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = List.copyOf(attributes);
    }

    /** A node of ONNX itself without attributes. */
    public static OnnxNode of(String operator, List<String> inputs, String output) {
        return new OnnxNode(operator, "", inputs, List.of(output), List.of());
    }

    static OnnxNode read(WireReader reader) {
        String operator = "";
        String domain = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<ByteBuffer> attributes = new ArrayList<>();
        while (reader.next()) {
            switch (reader.fieldNumber()) {
                case 1 -> inputs.add(reader.string());
                case 2 -> outputs.add(reader.string());
                case 4 -> operator = reader.string();
                case 5 -> attributes.add(reader.bytes());
                case 7 -> domain = reader.string();
                default -> {} // name, doc_string: for people only
            }
        }
        return new OnnxNode(operator, domain, inputs, outputs, attributes);
    }

    WireWriter write() {
        WireWriter writer = new WireWriter();
        inputs.forEach(name -> writer.string(1, name));
        outputs.forEach(name -> writer.string(2, name));
        writer.string(4, operator);
        attributes.forEach(attribute -> writer.bytes(5, attribute));
        writer.string(7, domain);
        return writer;
    }

    /** The same node reading {@code with} wherever it read {@code name}. */
    public OnnxNode reading(String name, String with) {
        return new OnnxNode(
                operator,
                domain,
                inputs.stream().map(input -> input.equals(name) ? with : input).toList(),
                outputs,
                attributes);
    }

    /** The same node with other names for the tensors that the map holds. */
    OnnxNode renamed(Map<String, String> names) {
        return new OnnxNode(
                operator,
                domain,
                inputs.stream().map(name -> names.getOrDefault(name, name)).toList(),
                outputs.stream().map(name -> names.getOrDefault(name, name)).toList(),
                attributes);
    }

    /** The first result, whose name no other node shares. */
    public String result() {
        return outputs.getFirst();
    }

    /** Whether that is its operator. */
    public boolean is(String name) {
        return operator.equals(name);
    }

    /** An attribute that is a whole number. */
    public Optional<Long> number(String attribute) {
        return find(attribute).flatMap(reader -> {
            Optional<Long> found = Optional.empty();
            while (reader.next()) {
                if (reader.fieldNumber() == 3) { // i
                    found = Optional.of(reader.number());
                }
            }
            return found;
        });
    }

    /** An attribute that is a list of whole numbers. */
    public Optional<List<Long>> numbers(String attribute) {
        return find(attribute).map(reader -> {
            List<Long> found = new ArrayList<>();
            while (reader.next()) {
                if (reader.fieldNumber() == 8) { // ints
                    found.addAll(reader.numbers());
                }
            }
            return found;
        });
    }

    /** An attribute that is a floating-point number. */
    public Optional<Float> decimal(String attribute) {
        return find(attribute).flatMap(reader -> {
            Optional<Float> found = Optional.empty();
            while (reader.next()) {
                if (reader.fieldNumber() == 2) { // f
                    found = Optional.of(Float.intBitsToFloat((int) reader.number()));
                }
            }
            return found;
        });
    }

    /** An attribute that is a text. */
    public Optional<String> text(String attribute) {
        return find(attribute).flatMap(reader -> {
            Optional<String> found = Optional.empty();
            while (reader.next()) {
                if (reader.fieldNumber() == 4) { // s
                    found = Optional.of(reader.string());
                }
            }
            return found;
        });
    }

    /** The same node with one attribute more. */
    public OnnxNode with(String attribute, float value) {
        return with(new WireWriter()
                .string(1, attribute)
                .fixed32(2, Float.floatToRawIntBits(value))
                .number(20, 1));
    }

    /** The same node with one attribute more. */
    public OnnxNode with(String attribute, long value) {
        return with(new WireWriter().string(1, attribute).number(3, value).number(20, 2));
    }

    /** The same node with one attribute more. */
    public OnnxNode with(String attribute, List<Long> values) {
        WireWriter writer = new WireWriter().string(1, attribute);
        values.forEach(value -> writer.number(8, value));
        return with(writer.number(20, 7));
    }

    private OnnxNode with(WireWriter attribute) {
        ByteBuffer message = ByteBuffer.allocate((int) attribute.size());
        attribute.writeTo(message);
        List<ByteBuffer> extended = new ArrayList<>(attributes);
        extended.add(message.flip());
        return new OnnxNode(operator, domain, inputs, outputs, extended);
    }

    /** An attribute that is a tensor. */
    public Optional<OnnxTensor> tensor(String attribute) {
        return find(attribute).flatMap(reader -> {
            Optional<OnnxTensor> found = Optional.empty();
            while (reader.next()) {
                if (reader.fieldNumber() == 5) { // t
                    found = Optional.of(OnnxTensor.read(reader.bytes()));
                }
            }
            return found;
        });
    }

    private Optional<WireReader> find(String attribute) {
        return IntStream.range(0, attributes.size())
                .mapToObj(i -> new WireReader(attributes.get(i)))
                .filter(reader -> {
                    while (reader.next()) {
                        if (reader.fieldNumber() == 1) {
                            return reader.string().equals(attribute);
                        }
                    }
                    return false;
                })
                .findFirst();
    }
}
