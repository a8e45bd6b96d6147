package io.embedsmith.embedding.onnx;

import io.embedsmith.embedding.ModelUnavailableException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A model's graph as it is served: the same vectors, less work.
 *
 * @param content the changed file, valid as long as its arena is open; empty if the file itself can be served
 * @param independentTexts whether a text's result cannot depend on other texts of its run
 */
public record ServingGraph(Optional<ByteBuffer> content, boolean independentTexts) {

    /**
     * What is served.
     *
     * @param output name of the output that is read
     * @param firstTokenOnly whether only the first token's state of it is read, by us or by the graph itself
     * @param selfContained whether all tensors are in the file; a graph with external files must be opened where they are,
     *     so it is served as it is
     */
    public record Use(String output, boolean firstTokenOnly, boolean selfContained) {}

    /**
     * Reads a file and rewrites what can be done better; memory for the result comes from {@code arena}.
     *
     * @throws ModelUnavailableException if the file cannot be read
     */
    public static ServingGraph of(Path file, Use use, Arena arena) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), use, arena);
        } catch (IOException e) {
            throw new ModelUnavailableException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** As above, of a file's content. */
    public static ServingGraph of(ByteBuffer file, Use use, Arena arena) {
        OnnxGraph graph = OnnxGraph.read(file);
        List<OnnxNode> original = graph.nodes();
        boolean independent = original.stream()
                .noneMatch(node -> node.operator().startsWith("DynamicQuantize")); // a range over the whole run
        if (!use.selfContained()) {
            return new ServingGraph(Optional.empty(), independent);
        }
        graph.keepOutput(use.output());
        if (use.firstTokenOnly()) {
            FirstToken.apply(graph);
        }
        if (graph.nodes().equals(original)) {
            return new ServingGraph(Optional.empty(), independent);
        }
        WireWriter message = graph.write();
        ByteBuffer content = arena.allocate(message.size()).asByteBuffer();
        message.writeTo(content);
        return new ServingGraph(Optional.of(content.flip()), independent);
    }
}
