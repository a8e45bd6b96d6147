package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.file.FilePlace;
import java.util.regex.Pattern;

/**
 * A file that a task reads.
 *
 * @param path relative to the data folder, or for a task file of the user's own, to the folder of that
 * @param sha256 lower-case hex
 * @param place where the descriptor names it
 */
public record DataFile(String path, String sha256, FilePlace place) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public DataFile {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 is '" + sha256 + "'; 64 lower-case hex digits are needed, which"
                    + " 'sha256sum " + path + "' prints");
        }
    }
}
