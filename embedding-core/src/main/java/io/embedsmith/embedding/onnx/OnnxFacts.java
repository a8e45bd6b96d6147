package io.embedsmith.embedding.onnx;

import java.util.List;
import java.util.SortedSet;

/**
 * What an ONNX file says of itself.
 *
 * @param inputs of the main graph, without those that are initializers
 * @param outputs of the main graph
 * @param parameters trained numbers, counted from the initializers; scales and zero points of quantisation are left out
 * @param weightsType type that most trained numbers are stored in
 * @param externalFiles names of files beside this one that hold tensors
 * @param operatorDomains of all nodes; the empty string is ONNX itself
 */
public record OnnxFacts(
        List<TensorPort> inputs,
        List<TensorPort> outputs,
        long parameters,
        ElementType weightsType,
        SortedSet<String> externalFiles,
        SortedSet<String> operatorDomains) {}
