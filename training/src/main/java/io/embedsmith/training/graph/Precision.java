package io.embedsmith.training.graph;

import io.embedsmith.embedding.onnx.OnnxGraph;
import io.embedsmith.embedding.onnx.OnnxNode;
import io.embedsmith.training.graph.fusion.Bfloat16Layers;
import java.util.List;

/** In which numbers the products of linear layers are computed. Weights, and all other operations, have fp32. */
public enum Precision {
    /** As everything else. */
    FP32 {
        @Override
        List<OnnxNode> of(OnnxGraph graph, List<OnnxNode> nodes) {
            return nodes;
        }
    },
    /**
     * Eight bits of fraction in the place of 24 (Kalamkar et al. 2019, "A Study of BFLOAT16 for Deep Learning Training",
     * arXiv 1905.12322): what goes in, the weights and what comes out are rounded, sums are taken in fp32.
     */
    BF16 {
        @Override
        List<OnnxNode> of(OnnxGraph graph, List<OnnxNode> nodes) {
            return Bfloat16Layers.place(graph, nodes);
        }
    };

    abstract List<OnnxNode> of(OnnxGraph graph, List<OnnxNode> nodes);
}
