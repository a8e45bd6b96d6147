package io.embedsmith.training.encoder;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.graph.TrainableGraph;
import io.embedsmith.training.graph.TrainingForm;
import io.embedsmith.training.graph.TrainingStart;
import java.util.List;

/**
 * What a model directory becomes when it is opened to be trained.
 *
 * @param model where it was read from
 * @param tokenizer shared by all replicas, and closed with the first of them
 * @param isReplica whether it was opened by another
 */
record OpenedModel(ModelDirectory model, SubwordTokenizer tokenizer, TrainableGraph graph, boolean isReplica)
        implements AutoCloseable {

    /** @param onnx the model's, of which only what is trained is left */
    static OpenedModel of(ModelDirectory model, OnnxGraph onnx, TrainingForm form, TrainingStart start) {
        TrainableGraph graph = TrainableGraph.of(onnx, model.output().name(), form, start);
        return new OpenedModel(model, SubwordTokenizer.load(model.tokenizer()), graph, false);
    }

    /** The same weights with gradients of their own; to be closed before this is. */
    OpenedModel replica() {
        return new OpenedModel(model, tokenizer, graph.replica(), true);
    }

    /** The tokens of some texts of like length, filled up to the longest. */
    PaddedTokens padded(List<TokenIds> run) {
        return PaddedTokens.of(run, model.padId(), graph.device());
    }

    @Override
    public void close() {
        graph.close();
        if (!isReplica) {
            tokenizer.close();
        }
    }
}
