/** Speed and memory of merging models. */
@NullMarked
package io.embedsmith.benchmarks.merging;

import org.jspecify.annotations.NullMarked;
