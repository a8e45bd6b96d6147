package io.embedsmith.embedding.onnx;

import java.nio.file.Path;

/**
 * Where the elements of a tensor lie: one after the other, little-endian, without gaps.
 *
 * @param file the ONNX file itself, a file with external data beside it, or another format's file
 * @param offset of the first byte
 * @param length in bytes
 */
public record TensorBytes(Path file, long offset, long length) {

    public TensorBytes {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("a tensor has " + length + " bytes from " + offset + " on in " + file
                    + "; neither may be negative");
        }
    }
}
