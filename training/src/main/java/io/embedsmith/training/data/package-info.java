/**
 * What a model is tuned on: {@link io.embedsmith.training.data.TrainingExample} and {@link
 * io.embedsmith.training.data.LabelledPair}, read by {@link io.embedsmith.training.data.TrainingFiles}, and the JSON Lines
 * format of FlagEmbedding in and out.
 */
@NullMarked
package io.embedsmith.training.data;

import org.jspecify.annotations.NullMarked;
