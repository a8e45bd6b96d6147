package io.embedsmith.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key as its owner holds it: {@code es_<prefix>_<secret>}. The prefix finds the row, the secret is 256 random bits. Never
 * printed by {@link #toString()}.
 */
public final class KeyText {
    private static final Pattern SYNTAX = Pattern.compile("es_([a-z2-7]{8})_([A-Za-z0-9_-]{43})");
    private static final char[] BASE32 = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int PREFIX_LENGTH = 8;
    private static final int SECRET_BYTES = 32;

    private final String prefix;
    private final String text;

    private KeyText(String prefix, String text) {
        this.prefix = prefix;
        this.text = text;
    }

    /** A new key. */
    public static KeyText create(SecureRandom random) {
        char[] prefix = new char[PREFIX_LENGTH];
        for (int i = 0; i < prefix.length; i++) {
            prefix[i] = BASE32[random.nextInt(BASE32.length)];
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String prefixText = new String(prefix);
        return new KeyText(
                prefixText,
                "es_" + prefixText + "_"
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** A key that somebody sent; empty when it does not even look like one. */
    public static Optional<KeyText> parse(String text) {
        var matcher = SYNTAX.matcher(text);
        return matcher.matches() ? Optional.of(new KeyText(matcher.group(1), text)) : Optional.empty();
    }

    /** The part that may be seen. */
    public String prefix() {
        return prefix;
    }

    /** The whole key, to be shown once. */
    public String reveal() {
        return text;
    }

    /**
     * SHA-256 of the whole key. A slow password hash would add nothing: 256 random bits cannot be guessed from a fast one.
     */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this is a bug", e);
        }
    }

    /** Whether this is the key with that hash, in a time that does not depend on where they differ. */
    boolean matches(byte[] hash) {
        return MessageDigest.isEqual(hash(), hash);
    }

    @Override
    public String toString() {
        return "es_" + prefix + "_…";
    }
}
