package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command writes a model: told before hours of work, not after them. */
final class NewModelFolder {
    private NewModelFolder() {}

    /** Complains about one that is there. */
    static void requireFree(Path folder) {
        if (Files.exists(folder)) {
            throw new CommandException(
                    "the folder for the new model, " + folder + ", is there already",
                    "name another one with --output, or remove it first");
        }
    }
}
