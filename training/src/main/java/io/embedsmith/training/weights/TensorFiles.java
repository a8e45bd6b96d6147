package io.embedsmith.training.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Files that tensors lie in, open while they are needed, and one buffer for all of them: so a model is read and written in
 * little more memory than its largest tensor. Not safe for use by several threads.
 *
 * <p>Implementation note: read and written at positions, not mapped: pages of a mapping count as memory of the process, and
 * a file that shrinks under a mapping kills it.
 */
final class TensorFiles implements AutoCloseable {
    static final int BUFFER_BYTES = 1 << 20;

    private final Map<Path, FileChannel> channels = new LinkedHashMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final Set<OpenOption> options;

    TensorFiles(OpenOption... options) {
        this.options = Set.of(options);
    }

    /** The numbers of a tensor as Hugging Face orients them. */
    void read(WeightTensor tensor, float[] into) {
        int width = width(tensor);
        int portion = portion(tensor, width);
        float[] rows = tensor.transposed() ? new float[portion] : into;
        for (int start = 0; start < tensor.elements(); start += portion) {
            int count = Math.min(portion, tensor.elements() - start);
            fill(tensor, start, count);
            if (tensor.transposed()) {
                Elements.decode(buffer, tensor.type(), rows, 0, count);
                Transposition.scatter(rows, count / width, start / width, into, tensor.elements() / width);
            } else {
                Elements.decode(buffer, tensor.type(), into, start, count);
            }
        }
    }

    /** Writes a tensor's numbers, given as Hugging Face orients them, to its place. */
    void write(WeightTensor tensor, float[] values) {
        int width = width(tensor);
        int portion = portion(tensor, width);
        float[] rows = tensor.transposed() ? new float[portion] : values;
        for (int start = 0; start < tensor.elements(); start += portion) {
            int count = Math.min(portion, tensor.elements() - start);
            buffer.clear();
            if (tensor.transposed()) {
                Transposition.gather(values, tensor.elements() / width, start / width, count / width, rows);
                Elements.encode(rows, 0, count, tensor.type(), buffer);
            } else {
                Elements.encode(values, start, count, tensor.type(), buffer);
            }
            drain(tensor, start);
        }
    }

    /** Length of a row in the file. */
    private static int width(WeightTensor tensor) {
        return tensor.transposed() ? Math.toIntExact(tensor.shape().getFirst()) : 1;
    }

    /** Numbers handled at once, whole rows. */
    private static int portion(WeightTensor tensor, int width) {
        int fitting = BUFFER_BYTES / tensor.type().bytes();
        if (width > fitting) {
            throw new UnusableWeightsException(tensor.bytes().file() + ": a row of tensor '" + tensor.name() + "' has "
                    + width + " numbers, at most " + fitting + " are supported");
        }
        return fitting / width * width;
    }

    private void fill(WeightTensor tensor, int start, int count) {
        long position = tensor.bytes().offset() + (long) start * tensor.type().bytes();
        buffer.clear().limit(count * tensor.type().bytes());
        Path file = tensor.bytes().file();
        try {
            while (buffer.hasRemaining()) {
                int read = channel(file).read(buffer, position + buffer.position());
                if (read < 0) {
                    throw new UnusableWeightsException(
                            file + " ends within tensor '" + tensor.name() + "'; fetch the file again");
                }
            }
        } catch (IOException e) {
            throw new UnusableWeightsException(file, e);
        }
        buffer.flip();
    }

    private void drain(WeightTensor tensor, int start) {
        long position = tensor.bytes().offset() + (long) start * tensor.type().bytes();
        buffer.flip();
        Path file = tensor.bytes().file();
        try {
            while (buffer.hasRemaining()) {
                position += channel(file).write(buffer, position);
            }
        } catch (IOException e) {
            throw new UnusableWeightsException(file, e);
        }
    }

    private FileChannel channel(Path file) throws IOException {
        FileChannel open = channels.get(file);
        if (open == null) {
            open = FileChannel.open(file, options);
            channels.put(file, open);
        }
        return open;
    }

    /** Forces what was written to the disk. */
    void force() {
        channels.forEach((file, channel) -> {
            try {
                channel.force(true);
            } catch (IOException e) {
                throw new UnusableWeightsException(file, e);
            }
        });
    }

    @Override
    public void close() {
        channels.forEach((file, channel) -> {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UnusableWeightsException(file, e);
            }
        });
        channels.clear();
    }
}
