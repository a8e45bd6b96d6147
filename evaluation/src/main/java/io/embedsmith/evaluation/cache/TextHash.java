package io.embedsmith.evaluation.cache;

import io.embedsmith.evaluation.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The first 128 bits of a text's SHA-256: among a billion texts, two share them with a chance of 10^-21. */
record TextHash(long high, long low) {
    static final int BYTES = 16;

    static TextHash of(String text) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
        return new TextHash(digest.getLong(), digest.getLong());
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(Sha256.digest().digest(bytes), BYTES));
    }
}
