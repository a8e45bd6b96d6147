package io.embedsmith.training.encoder;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.model.Pooling;
import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.graph.Pass;
import io.embedsmith.training.graph.TrainableGraph;
import io.embedsmith.training.graph.TrainingForm;
import io.embedsmith.training.graph.TrainingStart;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A model's tokenizer, graph, pooling and normalisation, as its directory says, run by libtorch. */
public final class TrainableEncoder implements TrainableModel {
    private static final double SMALLEST_NORM = 1e-12;

    private final OpenedModel opened;

    private TrainableEncoder(OpenedModel opened) {
        this.opened = opened;
    }

    /**
     * Loads the weights. Where only the first token's state is read, only that is computed behind the last attention.
     *
     * @throws UntrainableModelException if the weights are not fp32
     */
    public static TrainableEncoder open(ModelDirectory model) {
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
    public static TrainableEncoder open(ModelDirectory model, TrainingForm form, long seed) {
        model.requireKind(ModelKind.ENCODER);
        UntrainableModelException.requireFp32("model", model);
        OnnxGraph onnx = OnnxGraph.read(model.weights());
        onnx.keepOutput(model.output().name());
        if (model.card().pooling() == Pooling.CLS) {
            onnx.keepFirstToken();
        }
        TrainingStart start = new TrainingStart(
                TrainingStart.Head.ADAPTED, seed, form.device().find());
        return new TrainableEncoder(OpenedModel.of(model, onnx, form, start));
    }

    /** Where it was read from. */
    public ModelDirectory model() {
        return opened.model();
    }

    @Override
    public TrainableGraph graph() {
        return opened.graph();
    }

    /** A text with its instruction before it, cut at its end to at most so many tokens. */
    public TokenIds tokenize(String text, int maxTokens) {
        return opened.tokenizer().ids(text, Math.min(maxTokens, model().card().maxTokens()), SubwordTokenizer.Cut.END);
    }

    /**
     * The vectors, shape {@code [N, D]}, in the order of the texts. Texts of like length run together, so that little of a
     * run is padding; that changes no vector by more than rounding.
     */
    @Override
    public Tensor forward(List<TokenIds> texts, Pass pass) {
        Tensor vectors = LengthOrder.rows(texts, run -> pooled(run, pass));
        return model().normalize() ? unitLength(vectors) : vectors;
    }

    /** Each row divided by its length. */
    public static Tensor unitLength(Tensor vectors) {
        Tensor norms = torch.norm(vectors, new ScalarOptional(new Scalar(2.0)), new long[] {1}, true);
        return vectors.div(norms.clamp_min(new Scalar(SMALLEST_NORM)));
    }

    private Tensor pooled(List<TokenIds> run, Pass pass) {
        PaddedTokens tokens = opened.padded(run);
        Tensor states = graph().run(tokens.inputs(), pass);
        return switch (model().card().pooling()) {
            case IN_GRAPH -> states;
            case CLS -> states.select(1, 0);
            case MEAN ->
                states.mul(tokens.mask())
                        .sum(new long[] {1}, false, new ScalarTypeOptional())
                        .div(tokens.lengths());
            case MAX ->
                torch.amax(
                        states.masked_fill(tokens.padding(), new Scalar(Float.NEGATIVE_INFINITY)),
                        new long[] {1},
                        false);
            case LAST_TOKEN ->
                torch.gather(states, 1, tokens.lastPositions(states.size(2))).squeeze(1);
        };
    }

    @Override
    public TrainableEncoder replica() {
        return new TrainableEncoder(opened.replica());
    }

    @Override
    public void close() {
        opened.close();
    }
}
