/**
 * The trained numbers of models on disk, one tensor in memory at a time: {@link io.embedsmith.training.weights.ModelWeights}
 * reads them from an ONNX file or from safetensors, under the names that Hugging Face gives them and as it orients them;
 * {@link io.embedsmith.training.weights.DerivedModel} writes a new model directory of changed ones.
 */
@NullMarked
package io.embedsmith.training.weights;

import org.jspecify.annotations.NullMarked;
