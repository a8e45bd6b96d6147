package io.embedsmith.training.weights;

import io.embedsmith.embedding.onnx.ElementType;
import io.embedsmith.embedding.onnx.TensorBytes;
import io.embedsmith.evaluation.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Named tensors of fp32 numbers with a few texts, in one safetensors file that is there whole or not at all.
 *
 * @param file where it lies
 */
public record TensorArchive(Path file) {

    /**
     * A tensor to write.
     *
     * @param shape at least one number
     * @param values in row-major order, asked for when they are written
     */
    public record Entry(List<Long> shape, Supplier<float[]> values) {
        public Entry {
            shape = List.copyOf(shape);
        }

        private long elements() {
            return shape.stream().reduce(1L, Math::multiplyExact);
        }
    }

    /**
     * Writes beside its place, forces to the disk, and moves over what was there.
     *
     * @throws UnusableWeightsException if the disk is full; what was there before is kept
     */
    public void write(SequencedMap<String, Entry> tensors, Map<String, String> texts) {
        Path unfinished = file.resolveSibling(file.getFileName() + AtomicFile.UNFINISHED);
        try {
            Map<String, WeightTensor> places = new LinkedHashMap<>();
            tensors.forEach((name, entry) -> places.put(name, place(unfinished, name, entry)));
            try (SafetensorsWriter writer = new SafetensorsWriter(unfinished, places.values(), texts)) {
                tensors.forEach((name, entry) -> writer.put(name, entry.values().get()));
                writer.force();
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UnusableWeightsException(file, e);
        } finally {
            delete(unfinished);
        }
    }

    private static WeightTensor place(Path unfinished, String name, Entry entry) {
        long bytes = entry.elements() * ElementType.FLOAT.bytes();
        return new WeightTensor(name, ElementType.FLOAT, entry.shape(), false, new TensorBytes(unfinished, 0, bytes));
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UnusableWeightsException(path, e);
        }
    }

    /** Deletes the file if there is one. */
    public void remove() {
        delete(file);
    }

    /** Whether there is one. */
    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /** The texts. */
    public Map<String, String> texts() {
        return SafetensorsHeader.metadata(file);
    }

    /** Gives every tensor's numbers to {@code consumer}, in the order of the file. */
    public void forEach(BiConsumer<String, float[]> consumer) {
        try (TensorFiles files = new TensorFiles(StandardOpenOption.READ)) {
            for (WeightTensor tensor : SafetensorsHeader.tensors(file)) {
                float[] values = new float[tensor.elements()];
                files.read(tensor, values);
                consumer.accept(tensor.name(), values);
            }
        }
    }
}
