/**
 * From a model and data to a better model: {@link io.embedsmith.training.tuning.Tuning}.
 */
@NullMarked
package io.embedsmith.training.tuning;

import org.jspecify.annotations.NullMarked;
