package io.embedsmith.evaluation.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The first 128 bits of a text's SHA-256: among a billion texts, two share them with a chance of 10^-21. */
record TextHash(long high, long low) {
    static final int BYTES = 16;

    static TextHash of(String text) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(text.getBytes(StandardCharsets.UTF_8)));
        return new TextHash(digest.getLong(), digest.getLong());
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(sha256(bytes), BYTES));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this is a bug", e);
        }
    }
}
