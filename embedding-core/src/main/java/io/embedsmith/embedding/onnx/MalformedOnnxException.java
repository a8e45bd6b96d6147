package io.embedsmith.embedding.onnx;

import io.embedsmith.embedding.EmbeddingException;

/** Bytes that are not a protobuf message of the ONNX format. */
public final class MalformedOnnxException extends EmbeddingException {
    private static final long serialVersionUID = 1L;

    MalformedOnnxException(String what) {
        super("not a readable ONNX file: " + what + "; download or export the file again");
    }
}
