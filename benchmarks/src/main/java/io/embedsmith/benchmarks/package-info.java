/**
 * Programs that measure: each prints the machine, the versions and one table. Start one with {@code benchmarks/run NAME}.
 */
@NullMarked
package io.embedsmith.benchmarks;

import org.jspecify.annotations.NullMarked;
