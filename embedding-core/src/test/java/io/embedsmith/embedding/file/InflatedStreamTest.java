package io.embedsmith.embedding.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class InflatedStreamTest {
    private static final int MIB = 1 << 20;

    @Test
    void whatIsWithinTheRatioComesOutWhole() throws IOException {
        byte[] noise = new byte[20 * MIB];
        new Random(1).nextBytes(noise);

        assertThat(inflated(noise, 2)).isEqualTo(noise);
    }

    @Test
    void aSmallFileMayInflateAsItLikes() throws IOException {
        byte[] zeros = new byte[15 * MIB];

        assertThat(inflated(zeros, 2)).isEqualTo(zeros);
    }

    @Test
    void moreThanTheRatioIsRefused() {
        byte[] zeros = new byte[20 * MIB];

        assertThatThrownBy(() -> inflated(zeros, 200))
                .isInstanceOf(InflationException.class)
                .hasMessage("it inflates to more than 200 times its size, the limit");
    }

    @Test
    void nothingThatGzipCanDoIsMoreThanElevenHundred() throws IOException {
        byte[] zeros = new byte[40 * MIB];

        assertThat(inflated(zeros, 1_100)).hasSameSizeAs(zeros);
    }

    private static byte[] inflated(byte[] content, int ratio) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        }
        try (InputStream in = InflatedStream.of(new ByteArrayInputStream(zipped.toByteArray()), ratio)) {
            return in.readAllBytes();
        }
    }
}
