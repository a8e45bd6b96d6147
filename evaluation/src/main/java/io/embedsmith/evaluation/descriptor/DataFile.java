package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.file.FilePlace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that a task reads.
 *
 * @param names relative to the data folder, or for a task file of the user's own, to the folder of that; where there are
 *     several, the first that is there is meant
 * @param sha256 lower-case hex; empty where the file may be any, and what is in it makes the revision of the data
 * @param place where the descriptor names it
 */
public record DataFile(List<String> names, Optional<String> sha256, FilePlace place) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public DataFile {
        names = List.copyOf(names);
        String path = names.getFirst();
        sha256.ifPresent(hash -> {
            if (!SHA_256.matcher(hash).matches()) {
                throw new IllegalArgumentException("sha256 is '" + hash
                        + "'; 64 lower-case hex digits are needed, which" + " 'sha256sum " + path + "' prints");
            }
        });
    }

    /** The name that it has first of all. */
    public String path() {
        return names.getFirst();
    }
}
