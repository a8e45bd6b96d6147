package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.IngestPlan;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.watch.FolderScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a user named, folders opened, each with the key that its document gets. */
final class InputFiles {
    private InputFiles() {}

    static List<IngestPlan.Item> below(List<Path> paths) {
        Map<String, IngestPlan.Item> byKey = new LinkedHashMap<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                FolderScan.of(path).forEach((key, seen) -> add(byKey, key, seen.path()));
            } else if (Files.isReadable(path)) {
                add(byKey, String.valueOf(path.getFileName()), path);
            } else {
                throw new CommandException(
                        "there is no readable file or folder '" + path + "'", "check the path and its rights");
            }
        }
        if (byKey.isEmpty()) {
            throw new CommandException(
                    "there is no file in " + paths, "hidden files are left out; name files or folders");
        }
        return List.copyOf(byKey.values());
    }

    private static void add(Map<String, IngestPlan.Item> byKey, String key, Path file) {
        IngestPlan.Item other = byKey.putIfAbsent(key, new IngestPlan.Item(key, file));
        if (other != null && !other.file().equals(file)) {
            throw new CommandException(
                    "files " + other.file() + " and " + file + " would both become document '" + key + "'",
                    "give the folder above them, or bring them in one after the other");
        }
    }
}
