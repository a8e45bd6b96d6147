package io.embedsmith.api.http;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body whose size nobody knows before its end. Once it is over the limit it is refused, but not before the rest has been
 * let pass by: a client that is still sending would miss the answer.
 */
final class BoundedBody extends FilterInputStream {
    private static final int SKIPPED_AT_ONCE = 1 << 16;

    private final long limit;
    private final long patience;
    private long bytes;

    /** Takes {@code limit} bytes, and lets pass by what comes behind, up to {@code patience} bytes in all. */
    BoundedBody(InputStream body, long limit, long patience) {
        super(body);
        this.limit = limit;
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            bytes += read;
            if (bytes > limit) {
                throw refusal();
            }
        }
        return read;
    }

    private ApiException refusal() throws IOException {
        byte[] skipped = new byte[SKIPPED_AT_ONCE];
        while (bytes < patience) {
            int read = super.read(skipped, 0, skipped.length);
            if (read < 0) {
                break;
            }
            bytes += read;
        }
        return new ApiException(ErrorCode.REQUEST_TOO_LARGE, Bodies.tooLarge(bytes, limit));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
