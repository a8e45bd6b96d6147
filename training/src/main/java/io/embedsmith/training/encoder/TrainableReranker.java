package io.embedsmith.training.encoder;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.graph.Pass;
import io.embedsmith.training.graph.TrainableGraph;
import io.embedsmith.training.graph.TrainingForm;
import io.embedsmith.training.graph.TrainingStart;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A reranker's tokenizer and graph, run by libtorch. */
public final class TrainableReranker implements TrainableModel {
    private final OpenedModel opened;

    private TrainableReranker(OpenedModel opened) {
        this.opened = opened;
    }

    /**
     * Loads the weights. Only the first token's state is computed behind the last attention.
     *
     * @throws UntrainableModelException if the weights are not fp32, or the reranker has two classes
     */
    public static TrainableReranker open(ModelDirectory model) {
        return open(model, TrainingForm.USUAL, 0);
    }

    /**
     * As {@link #open(ModelDirectory)}.
     *
     * @param form what of it is trained
     * @param seed of new weights
     * @throws IllegalArgumentException if the form names layers that the model has not
     * @throws io.embedsmith.training.libtorch.MissingGpuException if the form wants a GPU, and there is none
     */
    public static TrainableReranker open(ModelDirectory model, TrainingForm form, long seed) {
        model.requireKind(ModelKind.RERANKER);
        UntrainableModelException.requireFp32("reranker", model);
        if (model.card().dimension() != 1) {
            throw new UntrainableModelException("reranker " + model.card().id() + " has "
                    + model.card().dimension() + " classes; only those of one class, the score, can be trained");
        }
        OnnxGraph onnx = OnnxGraph.read(model.weights());
        onnx.keepOutput(model.output().name());
        onnx.keepFirstToken();
        TrainingStart start = new TrainingStart(
                TrainingStart.Head.TRAINED, seed, form.device().find());
        return new TrainableReranker(OpenedModel.of(model, onnx, form, start));
    }

    /** Where it was read from. */
    public ModelDirectory model() {
        return opened.model();
    }

    @Override
    public TrainableGraph graph() {
        return opened.graph();
    }

    /** Query and passage as one, the longer cut at its end to fit into so many tokens, as when the model is served. */
    public TokenIds tokenize(TextPair pair, int maxTokens) {
        SubwordTokenizer tokenizer = opened.tokenizer();
        int limit = Math.min(maxTokens, model().card().maxTokens());
        return tokenizer.join(tokenizer.ownIds(pair.query(), limit), tokenizer.ownIds(pair.passage(), limit), limit);
    }

    /** The logits, shape {@code [N, 1]}, in the order of the pairs; those of like length run together. */
    @Override
    public Tensor forward(List<TokenIds> pairs, Pass pass) {
        return LengthOrder.rows(pairs, run -> graph().run(opened.padded(run).inputs(), pass));
    }

    @Override
    public TrainableReranker replica() {
        return new TrainableReranker(opened.replica());
    }

    @Override
    public void close() {
        opened.close();
    }
}
