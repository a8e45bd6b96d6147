/**
 * Texts to vectors and pairs to scores, with gradients: {@link io.embedsmith.training.encoder.TrainableEncoder}, {@link
 * io.embedsmith.training.encoder.TrainableReranker}.
 */
@NullMarked
package io.embedsmith.training.encoder;

import org.jspecify.annotations.NullMarked;
