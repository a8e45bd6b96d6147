/**
 * The native tensor library that training computes with: {@link io.embedsmith.training.libtorch.Libtorch} loads it, {@link
 * io.embedsmith.training.libtorch.HostTensors} carries numbers in and out. Native memory is freed where a {@code
 * PointerScope} closes, never by the garbage collector.
 */
@NullMarked
package io.embedsmith.training.libtorch;

import org.jspecify.annotations.NullMarked;
