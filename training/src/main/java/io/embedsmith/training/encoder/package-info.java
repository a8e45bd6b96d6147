/**
 * Texts to vectors with gradients: {@link io.embedsmith.training.encoder.TrainableEncoder}.
 */
@NullMarked
package io.embedsmith.training.encoder;

import org.jspecify.annotations.NullMarked;
