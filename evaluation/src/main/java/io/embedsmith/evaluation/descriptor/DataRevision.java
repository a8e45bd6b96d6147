package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which data a result belongs to. */
public final class DataRevision {
    private static final int HEX_DIGITS = 40;

    private DataRevision() {}

    /**
     * The revision of the published data set where the descriptor names it, else a hash over the files, how they are read,
     * and the settings: whoever changes one of them gets results that are not taken for the earlier ones.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException if a file whose hash is not named is missing
     */
    public static String of(TaskCatalog.Task task) {
        return task.descriptor().about().revision().orElseGet(() -> "sha256-" + hash(task.descriptor(), task.data()));
    }

    private static String hash(TaskDescriptor task, DataFolder data) {
        String all = task.subsets().stream()
                        .flatMap(subset -> subset.splits().entrySet().stream()
                                .map(split ->
                                        subset.name() + " " + split.getKey() + " " + hashes(split.getValue(), data)))
                        .collect(Collectors.joining("\n"))
                + "\n" + task.type() + new TreeMap<>(task.columns())
                + task.settings().values()
                + new TreeMap<>(task.train()) + new TreeMap<>(task.instructions());
        byte[] digest = Sha256.digest().digest(all.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    }

    private static String hashes(SplitSource source, DataFolder data) {
        String files = source.files().stream().map(data::hash).collect(Collectors.joining(" "));
        return source instanceof SplitSource.OneTable table
                ? files + " " + table.names() + " " + table.choice()
                : files;
    }
}
