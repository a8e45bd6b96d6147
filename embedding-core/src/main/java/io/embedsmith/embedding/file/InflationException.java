package io.embedsmith.embedding.file;

import java.io.IOException;

/** A zipped file inflates out of all proportion; whoever sent it must act. */
public final class InflationException extends IOException {
    private static final long serialVersionUID = 1L;

    InflationException(String message) {
        super(message);
    }
}
