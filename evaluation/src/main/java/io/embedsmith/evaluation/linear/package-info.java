/**
 * Products of matrices in plain loops that the compiler turns into vector instructions; no native library.
 */
@NullMarked
package io.embedsmith.evaluation.linear;

import org.jspecify.annotations.NullMarked;
