/**
 * How weights follow their gradients: {@link io.embedsmith.training.optimizer.AdamW} and what steers it.
 */
@NullMarked
package io.embedsmith.training.optimizer;

import org.jspecify.annotations.NullMarked;
