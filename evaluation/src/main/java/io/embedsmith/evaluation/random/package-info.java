/**
 * The random streams of NumPy and Python, draw for draw: which texts a protocol picks is part of its definition, so the
 * same seed must pick the same texts. Nothing here is for anything but repeating those programs.
 */
@NullMarked
package io.embedsmith.evaluation.random;

import org.jspecify.annotations.NullMarked;
