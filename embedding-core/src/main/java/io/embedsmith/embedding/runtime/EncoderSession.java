package io.embedsmith.embedding.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.embedsmith.embedding.ModelFailureException;
import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.model.Pooling;
import io.embedsmith.embedding.onnx.ElementType;
import io.embedsmith.embedding.onnx.ServingGraph;
import io.embedsmith.embedding.onnx.TensorPort;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A model's graph, loaded. Runs may overlap. */
final class EncoderSession implements AutoCloseable {
    private static final List<String> KNOWN_INPUTS = List.of("input_ids", "attention_mask", "token_type_ids");

    private final ModelDirectory model;
    private final OrtSession session;
    private final boolean independentTexts;

    private EncoderSession(ModelDirectory model, OrtSession session, boolean independentTexts) {
        this.model = model;
        this.session = session;
        this.independentTexts = independentTexts;
    }

    /**
     * Checks the files against the manifest and loads the graph.
     *
     * @param threadsPerRun threads that one run uses, the calling one included
     */
    static EncoderSession load(ModelDirectory model, int threadsPerRun) {
        checkInputs(model);
        model.verify();
        try (Arena arena = Arena.ofConfined()) {
            ServingGraph graph = ServingGraph.of(model.weights(), use(model), arena);
            return open(model, graph, threadsPerRun);
        }
    }

    /**
     * Loads a graph that is not what the directory's file holds.
     *
     * @param file what that file would hold instead
     */
    static EncoderSession load(ModelDirectory model, ByteBuffer file, int threadsPerRun) {
        checkInputs(model);
        try (Arena arena = Arena.ofConfined()) {
            ServingGraph graph = ServingGraph.of(file, use(model), arena);
            Optional<ByteBuffer> content = graph.content().or(() -> Optional.of(file));
            return open(model, new ServingGraph(content, graph.independentTexts()), threadsPerRun);
        }
    }

    private static void checkInputs(ModelDirectory model) {
        for (TensorPort input : model.facts().inputs()) {
            if (!KNOWN_INPUTS.contains(input.name())) {
                throw new ModelUnavailableException(model.weights() + " wants the input '" + input.name() + "'; only "
                        + KNOWN_INPUTS + " can be given: export the model as a text encoder");
            }
        }
    }

    private static ServingGraph.Use use(ModelDirectory model) {
        return new ServingGraph.Use(
                model.output().name(),
                model.card().pooling() == Pooling.CLS || model.card().kind() == ModelKind.RERANKER,
                model.facts().externalFiles().isEmpty());
    }

    private static EncoderSession open(ModelDirectory model, ServingGraph graph, int threadsPerRun) {
        OrtSession session = OrtRuntime.open(model.weights(), graph.content(), threadsPerRun);
        return new EncoderSession(model, session, graph.independentTexts());
    }

    /** Whether several texts may share a run without changing each other's vectors. */
    boolean independentTexts() {
        return independentTexts;
    }

    /**
     * Runs the texts and pools each.
     *
     * @param buffers for the inputs, used by nobody else meanwhile
     * @return one vector per text, shape {@code [B][D]}, not normalised
     */
    float[][] run(TokenBatch batch, RunBuffers buffers) {
        buffers.fill(batch, model.padId());
        long[] shape = {batch.size(), batch.length()};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (TensorPort input : model.facts().inputs()) {
                LongBuffer values =
                        switch (input.name()) {
                            case "input_ids" -> buffers.ids();
                            case "attention_mask" -> buffers.mask();
                            default -> buffers.types();
                        };
                inputs.put(input.name(), tensor(input, values, shape));
            }
            try (OrtSession.Result result =
                    session.run(inputs, Set.of(model.output().name()))) {
                return vectors(batch, (OnnxTensor) result.get(0));
            }
        } catch (OrtException e) {
            throw new ModelFailureException(
                    "model " + model.card().id() + " failed on " + batch.size() + " texts of up to " + batch.length()
                            + " tokens: " + e.getMessage(),
                    e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(TensorPort input, LongBuffer values, long[] shape) throws OrtException {
        if (input.type().filter(ElementType.INT32::equals).isPresent()) {
            IntBuffer narrow = IntBuffer.allocate(values.remaining());
            for (int i = 0; i < values.remaining(); i++) {
                narrow.put(i, (int) values.get(i));
            }
            return OnnxTensor.createTensor(OrtRuntime.environment(), narrow, shape);
        }
        return OnnxTensor.createTensor(OrtRuntime.environment(), values.duplicate(), shape);
    }

    private float[][] vectors(TokenBatch batch, OnnxTensor output) {
        long[] shape = output.getInfo().getShape();
        int dimension = model.card().dimension();
        int states = model.output().pooled() ? 1 : (int) shape[1];
        boolean fits = shape.length == (model.output().pooled() ? 2 : 3)
                && shape[0] == batch.size()
                && shape[shape.length - 1] == dimension;
        if (!fits) {
            throw new ModelFailureException("model " + model.card().id() + " gave an output of shape "
                    + java.util.Arrays.toString(shape) + " for " + batch.size() + " texts, vectors of " + dimension
                    + " components were expected; correct \"dimension\" or \"output\" in its manifest");
        }
        FloatBuffer values = output.getFloatBuffer(); // 16-bit outputs are widened here
        float[][] vectors = new float[batch.size()][dimension];
        for (int row = 0; row < vectors.length; row++) {
            int tokens = batch.texts().get(row).size();
            PooledVectors.pool(model.card().pooling(), values, row * states * dimension, tokens, vectors[row]);
        }
        return vectors;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new ModelFailureException("model " + model.card().id() + " cannot be unloaded: " + e.getMessage(), e);
        }
    }
}
