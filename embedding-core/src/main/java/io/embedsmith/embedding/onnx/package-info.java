/**
 * The ONNX file format as far as it must be known before a file is given to ONNX Runtime: what it computes, how large it
 * is, and whether it is safe to open. Free of ONNX Runtime.
 */
@NullMarked
package io.embedsmith.embedding.onnx;

import org.jspecify.annotations.NullMarked;
