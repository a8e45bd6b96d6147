package io.embedsmith.embedding.model;

import java.util.regex.Pattern;

/**
 * One file of a model directory.
 *
 * @param path relative to the directory, with forward slashes
 * @param bytes size
 * @param sha256 of the content, 64 hexadecimal digits in lower case
 */
public record ModelFile(String path, long bytes, String sha256) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SAFE_PATH = Pattern.compile("(?!.*(^|/)\\.\\.?(/|$))[^/\\\\\\x00]+(/[^/\\\\\\x00]+)*");

    public ModelFile {
        if (!SAFE_PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "file path '" + path + "' leaves the model directory; give a relative path without '..'");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("file " + path + " has " + bytes + " bytes; at least 0 are needed");
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "file " + path + " has SHA-256 '" + sha256 + "'; 64 lower-case hexadecimal digits are needed");
        }
    }
}
