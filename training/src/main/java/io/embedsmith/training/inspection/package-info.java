/**
 * Training data looked at before it is trained on: {@link io.embedsmith.training.inspection.DataReport} says what is in it and
 * what will spoil the result, {@link io.embedsmith.training.inspection.PassageSplit} takes a part of it away to measure on.
 */
@NullMarked
package io.embedsmith.training.inspection;

import org.jspecify.annotations.NullMarked;
