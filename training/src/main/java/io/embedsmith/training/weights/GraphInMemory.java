package io.embedsmith.training.weights;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.onnx.TensorBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The ONNX file of a model, in memory, whose numbers are replaced there: what {@link DerivedModel} would write, without
 * writing it. May be filled again and again. Not safe for use by several threads.
 */
public final class GraphInMemory implements WeightSink {
    private final SequencedMap<String, WeightTensor> places = new LinkedHashMap<>();
    private final ByteBuffer content;

    private GraphInMemory(List<WeightTensor> tensors, ByteBuffer content) {
        tensors.forEach(tensor -> places.put(tensor.name(), tensor));
        this.content = content;
    }

    /**
     * Reads the file.
     *
     * @throws UnusableWeightsException if its weights cannot be replaced, or are not all in the file itself
     */
    public static GraphInMemory of(ModelDirectory source) {
        if (!source.facts().externalFiles().isEmpty()) {
            throw new UnusableWeightsException(source.weights() + " keeps tensors in other files, "
                    + source.facts().externalFiles()
                    + ", which cannot be replaced in memory; save the model in one file, or write the merged model and"
                    + " evaluate that");
        }
        List<WeightTensor> tensors = WeightSource.onnx(source.weights());
        try (FileChannel channel = FileChannel.open(source.weights(), StandardOpenOption.READ)) {
            ByteBuffer content = ByteBuffer.allocateDirect(Math.toIntExact(channel.size()));
            while (content.hasRemaining()) {
                if (channel.read(content) < 0) {
                    throw new UnusableWeightsException(
                            source.weights() + " became shorter while it was read; try again");
                }
            }
            return new GraphInMemory(tensors, content.flip());
        } catch (IOException e) {
            throw new UnusableWeightsException(source.weights(), e);
        }
    }

    @Override
    public Collection<WeightTensor> tensors() {
        return List.copyOf(places.values());
    }

    @Override
    public void put(String name, float[] values) {
        WeightTensor place = places.get(name);
        if (place == null || place.elements() != values.length) {
            throw new IllegalArgumentException("tensor '" + name + "' with " + values.length + " numbers; "
                    + (place == null ? "the graph has none of that name" : place.elements() + " are needed"));
        }
        float[] asStored = values;
        if (place.transposed()) {
            int rows = Math.toIntExact(place.shape().getLast());
            asStored = new float[values.length];
            Transposition.gather(values, rows, 0, rows, asStored);
        }
        TensorBytes bytes = place.bytes();
        ByteBuffer target = content.slice(Math.toIntExact(bytes.offset()), Math.toIntExact(bytes.length()))
                .order(ByteOrder.LITTLE_ENDIAN);
        Elements.encode(asStored, 0, asStored.length, place.type(), target);
    }

    /** The file as it is now; the same memory, not a copy. */
    public ByteBuffer content() {
        return content.asReadOnlyBuffer();
    }
}
