/** Speed and memory of training steps. */
@NullMarked
package io.embedsmith.benchmarks.training;

import org.jspecify.annotations.NullMarked;
