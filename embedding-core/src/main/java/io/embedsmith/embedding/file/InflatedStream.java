package io.embedsmith.embedding.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A gzipped stream, inflated up to a ratio: a small file must not keep a reader busy for hours. */
public final class InflatedStream extends FilterInputStream {
    /** What may come out whatever went in: the first lines of a small file may be anything. */
    private static final long FREE_BYTES = 16L << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Counted source;
    private final int ratio;
    private long inflated;

    private InflatedStream(Counted source, int ratio) throws IOException {
        super(new GZIPInputStream(source, BUFFER_BYTES));
        this.source = source;
        this.ratio = ratio;
    }

    /**
     * What was zipped; reading fails once more than {@code ratio} bytes came out for each that went in.
     *
     * @throws IOException if it does not begin as gzip does
     */
    public static InflatedStream of(InputStream zipped, int ratio) throws IOException {
        return new InflatedStream(new Counted(zipped), ratio);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) throws IOException {
        inflated += bytes;
        if (inflated > FREE_BYTES && inflated > ratio * source.read) {
            throw new InflationException("it inflates to more than " + ratio + " times its size, the limit");
        }
    }

    /** Counts what is taken from the zipped bytes. */
    private static final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            read += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            read += Math.max(0, count);
            return count;
        }
    }
}
