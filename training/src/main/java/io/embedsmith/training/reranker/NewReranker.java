package io.embedsmith.training.reranker;

import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelDraft;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.onnx.ElementType;
import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.TensorPort;
import io.embedsmith.training.encoder.UntrainableModelException;
import io.embedsmith.training.weights.SafetensorsExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A reranker that has learnt nothing yet: an encoder, and behind its first token's state a head with random weights. The
 * directory is as transformers would save it, so that sentence-transformers' CrossEncoder and TEI load it.
 */
public final class NewReranker {
    private static final String LOGITS = "logits";

    private final ModelDirectory encoder;
    private final RerankerFiles files;

    private NewReranker(ModelDirectory encoder) {
        this.encoder = encoder;
        this.files = RerankerFiles.of(encoder);
    }

    /**
     * Writes one to {@code target}; the same seed gives the same file.
     *
     * @throws UntrainableModelException if the model is no fp32 encoder of an architecture that is known
     */
    public static ModelDirectory of(ModelDirectory encoder, Path target, ModelId id, long seed) {
        encoder.requireKind(ModelKind.ENCODER);
        if (!encoder.card().precision().equals("fp32")) {
            throw new UntrainableModelException("model " + encoder.card().id() + " has "
                    + encoder.card().precision()
                    + " weights; a reranker can be made of fp32 weights only: take the model that it was made from");
        }
        if (encoder.output().pooled()) {
            throw new UntrainableModelException(
                    "the graph of model " + encoder.card().id()
                            + " gives a pooled vector and not the states of tokens, on which a reranker stands; export it with"
                            + " the output last_hidden_state");
        }
        return new NewReranker(encoder).write(target, id, seed);
    }

    private ModelDirectory write(Path target, ModelId id, long seed) {
        try (ModelDraft draft = ModelDraft.at(target)) {
            Path onnx = draft.folder().resolve("onnx");
            graph(seed).write(onnx.resolve("model.onnx"));
            for (String external : encoder.facts().externalFiles()) {
                Files.copy(encoder.weights().resolveSibling(external), onnx.resolve(external));
            }
            SafetensorsExport.of(onnx.resolve("model.onnx"), draft.folder().resolve("model.safetensors"));
            files.write(draft.folder());
            return draft.finishReranker(
                    id,
                    encoder,
                    new Lineage(
                            "",
                            List.of(encoder.card().id()),
                            Optional.empty(),
                            Optional.empty(),
                            java.util.Map.of(),
                            Optional.empty()));
        } catch (IOException e) {
            throw new ModelUnavailableException(
                    "the reranker " + target + " cannot be written: " + e.getMessage()
                            + "; nothing is left of it: make room or choose another folder",
                    e);
        }
    }

    private OnnxGraph graph(long seed) {
        OnnxGraph graph = OnnxGraph.read(encoder.weights());
        int width = encoder.card().dimension();
        String states = encoder.output().name();
        graph.setOutput(new TensorPort(states, Optional.of(ElementType.FLOAT), List.of(-1L, -1L, (long) width)));
        EncoderNames.prefix(graph, files.layout().prefix());
        HeadGraph head = new HeadGraph(graph, width, files.initializerRange(), seed);
        head.output(files.layout().build(head, head.firstToken(states)), LOGITS);
        graph.setOutput(new TensorPort(LOGITS, Optional.of(ElementType.FLOAT), List.of(-1L, 1L)));
        return graph;
    }
}
