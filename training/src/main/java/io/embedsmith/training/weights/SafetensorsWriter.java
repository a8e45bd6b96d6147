package io.embedsmith.training.weights;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.embedding.onnx.TensorBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a safetensors file whose tensors come in any order. */
final class SafetensorsWriter implements AutoCloseable {
    private final Map<String, WeightTensor> places = new LinkedHashMap<>();
    private final TensorFiles files = new TensorFiles(StandardOpenOption.WRITE);

    /** As PyTorch's own library writes it; without it transformers refuses the file. */
    private static final Map<String, String> OF_PYTORCH = Map.of("format", "pt");

    /** Begins a file of these tensors, each of its own type and with room of its own, not transposed. */
    SafetensorsWriter(Path file, Collection<WeightTensor> tensors) {
        this(file, tensors, OF_PYTORCH);
    }

    /** As above, with texts of its own. */
    SafetensorsWriter(Path file, Collection<WeightTensor> tensors, Map<String, String> metadata) {
        byte[] header = header(tensors, metadata);
        try {
            ByteBuffer start = ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
            Files.write(file, start.putLong(header.length).put(header).array());
        } catch (IOException e) {
            throw new UnusableWeightsException(file, e);
        }
        long offset = (long) Long.BYTES + header.length;
        for (WeightTensor tensor : tensors) {
            long length = tensor.bytes().length();
            places.put(
                    tensor.name(),
                    new WeightTensor(
                            tensor.name(),
                            tensor.type(),
                            tensor.shape(),
                            false,
                            new TensorBytes(file, offset, length)));
            offset += length;
        }
    }

    /** Padded with spaces, so that the elements begin at a multiple of eight as the format recommends. */
    private static byte[] header(Collection<WeightTensor> tensors, Map<String, String> metadata) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put(SafetensorsHeader.METADATA, metadata);
        long offset = 0;
        for (WeightTensor tensor : tensors) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", SafetensorsHeader.nameOf(tensor.type()).orElseThrow());
            entry.put("shape", tensor.shape());
            entry.put("data_offsets", List.of(offset, offset + tensor.bytes().length()));
            entries.put(tensor.name(), entry);
            offset += tensor.bytes().length();
        }
        try {
            byte[] json =
                    JsonMapper.builder().build().writeValueAsString(entries).getBytes(StandardCharsets.UTF_8);
            byte[] padded = Arrays.copyOf(json, Math.ceilDiv(json.length, Long.BYTES) * Long.BYTES);
            Arrays.fill(padded, json.length, padded.length, (byte) ' ');
            return padded;
        } catch (IOException e) {
            throw new IllegalStateException("a header of texts and numbers can always be written; this is a bug", e);
        }
    }

    /** Forces all to the disk. */
    void force() {
        files.force();
    }

    void put(String name, float[] values) {
        WeightTensor place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("there is no tensor '" + name + "'; there are " + places.keySet());
        }
        files.write(place, values);
    }

    @Override
    public void close() {
        files.close();
    }
}
