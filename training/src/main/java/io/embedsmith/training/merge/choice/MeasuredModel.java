package io.embedsmith.training.merge.choice;

import io.embedsmith.evaluation.runner.TestedSystem;

/**
 * A model or a mixture while it is loaded.
 *
 * @param id of the model, of the reranker where it is one
 * @param system the model alone, or an encoder with the reranker behind it
 */
record MeasuredModel(String id, TestedSystem system) {}
