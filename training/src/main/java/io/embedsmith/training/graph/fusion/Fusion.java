package io.embedsmith.training.graph.fusion;

import io.embedsmith.embedding.onnx.OnnxNode;
import java.util.List;
import java.util.Optional;

/** Recognises one pattern by the node that computes its result. */
@FunctionalInterface
interface Fusion {

    /** Nodes to put in the place of {@code root}, the last of which has its result; empty if it is no such pattern. */
    Optional<List<OnnxNode>> replace(OnnxNode root, Producers producers);
}
