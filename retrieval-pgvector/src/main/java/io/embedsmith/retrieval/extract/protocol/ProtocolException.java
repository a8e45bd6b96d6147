package io.embedsmith.retrieval.extract.protocol;

import java.io.IOException;

/** The peer sent what the protocol does not allow; the process must be ended. */
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}
