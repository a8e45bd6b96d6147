package io.embedsmith.training.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.embedding.onnx.ElementType;
import io.embedsmith.embedding.onnx.TensorBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The head of a safetensors file: eight bytes with the length of a JSON object that names every tensor with its type, shape
 * and place; the elements follow. Format: github.com/huggingface/safetensors, "Format".
 */
final class SafetensorsHeader {
    /** The format's own limit, against files that are something else. */
    private static final long MAX_BYTES = 100_000_000;

    static final String METADATA = "__metadata__";

    private static final Map<String, ElementType> TYPES = Map.of(
            "F32", ElementType.FLOAT,
            "F16", ElementType.FLOAT16,
            "BF16", ElementType.BFLOAT16,
            "F64", ElementType.DOUBLE);

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SafetensorsHeader() {}

    /** The floating-point tensors of a file, in order of their places. Whole numbers are buffers, which nobody trains. */
    static List<WeightTensor> tensors(Path file) {
        return read(file, (json, span) -> tensors(file, json, span));
    }

    /** The texts that a file has beside its tensors. */
    static Map<String, String> metadata(Path file) {
        return read(file, (json, span) -> {
            Map<String, String> texts = new LinkedHashMap<>();
            json.path(METADATA)
                    .properties()
                    .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
            return texts;
        });
    }

    private static <T> T read(Path file, BiFunction<JsonNode, long[], T> reader) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = read(channel, 0, Long.BYTES, file).getLong();
            if (length < 2 || length > MAX_BYTES || length + Long.BYTES > channel.size()) {
                throw new UnusableWeightsException(file + " is no safetensors file: its header would have " + length
                        + " bytes, the file has " + channel.size() + "; fetch the file again");
            }
            byte[] json = new byte[(int) length];
            read(channel, Long.BYTES, json.length, file).get(json);
            return reader.apply(MAPPER.readTree(json), new long[] {Long.BYTES + length, channel.size()});
        } catch (IOException e) {
            throw new UnusableWeightsException(file, e);
        }
    }

    /** The name of a type in the format; empty for one it has not. */
    static Optional<String> nameOf(ElementType type) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static List<WeightTensor> tensors(Path file, JsonNode header, long... span) {
        List<WeightTensor> tensors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            JsonNode value = entry.getValue();
            ElementType type = TYPES.get(value.path("dtype").asText());
            if (entry.getKey().equals(METADATA) || type == null) {
                continue;
            }
            long begin = span[0] + value.path("data_offsets").path(0).asLong(-1);
            long end = span[0] + value.path("data_offsets").path(1).asLong(-1);
            if (begin < span[0] || end < begin || end > span[1]) {
                throw new UnusableWeightsException(file + ": tensor '" + entry.getKey() + "' lies from byte " + begin
                        + " to " + end + ", the file has " + span[1] + "; fetch the file again");
            }
            List<Long> shape = new ArrayList<>();
            value.path("shape").forEach(size -> shape.add(size.asLong()));
            tensors.add(
                    new WeightTensor(entry.getKey(), type, shape, false, new TensorBytes(file, begin, end - begin)));
        }
        tensors.sort((left, right) ->
                Long.compare(left.bytes().offset(), right.bytes().offset()));
        return tensors;
    }

    private static ByteBuffer read(FileChannel channel, long position, int length, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new UnusableWeightsException(file + " ends within its header; fetch the file again");
            }
        }
        return bytes.flip();
    }
}
