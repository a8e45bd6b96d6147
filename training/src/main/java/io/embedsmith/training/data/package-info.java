/**
 * What a model is tuned on: {@link io.embedsmith.training.data.TrainingExample}, and the JSON Lines format of
 * FlagEmbedding in and out.
 */
@NullMarked
package io.embedsmith.training.data;

import org.jspecify.annotations.NullMarked;
