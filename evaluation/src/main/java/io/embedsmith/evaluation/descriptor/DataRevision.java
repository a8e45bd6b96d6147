package io.embedsmith.evaluation.descriptor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Which data a result belongs to. */
public final class DataRevision {
    private static final int HEX_DIGITS = 40;

    private DataRevision() {}

    /**
     * The revision of the published data set where the descriptor names it, else a hash over the files, how they are read,
     * and the settings: whoever changes one of them gets results that are not taken for the earlier ones.
     */
    public static String of(TaskDescriptor task) {
        return task.about().revision().orElseGet(() -> "sha256-" + hash(task));
    }

    private static String hash(TaskDescriptor task) {
        String all = task.subsets().stream()
                        .flatMap(subset -> subset.splits().entrySet().stream()
                                .map(split -> subset.name() + " " + split.getKey() + " " + hashes(split.getValue())))
                        .collect(Collectors.joining("\n"))
                + "\n" + task.type() + new java.util.TreeMap<>(task.columns())
                + task.settings().values()
                + new java.util.TreeMap<>(task.train()) + new java.util.TreeMap<>(task.instructions());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this is a bug", e);
        }
    }

    private static String hashes(SplitSource source) {
        String files = source.files().stream().map(DataFile::sha256).collect(Collectors.joining(" "));
        return source instanceof SplitSource.OneTable table
                ? files + " " + table.names() + " " + table.choice()
                : files;
    }
}
