package io.embedsmith.retrieval.extract.jsonl;

import io.embedsmith.retrieval.extract.ArchiveLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A gzipped stream, inflated up to the ratio that an archive may have: a small file must not keep a reader busy for hours. */
final class InflatedStream extends FilterInputStream {
    /** What may come out whatever went in: the first lines of a small file may be anything. */
    private static final long FREE_BYTES = 16L << 20;

    private final Counted source;
    private long inflated;

    InflatedStream(InputStream zipped) throws IOException {
        this(new Counted(zipped));
    }

    private InflatedStream(Counted source) throws IOException {
        super(new GZIPInputStream(source, 1 << 16));
        this.source = source;
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
        if (inflated > FREE_BYTES && inflated > ArchiveLimits.DEFAULT.ratio() * source.read) {
            throw new IOException(
                    "it inflates to more than " + ArchiveLimits.DEFAULT.ratio() + " times its size, the limit");
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
