package io.embedsmith.api;

import io.embedsmith.api.cli.CommandLineEntry;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Entry of the one program. Only {@code serve} boots the framework; every other command runs in plain Java. */
@QuarkusMain
public final class EmbedsmithMain {
    private EmbedsmithMain() {}

    /** Runs a command and exits with its code. */
    public static void main(String... arguments) {
        System.exit(CommandLineEntry.run(arguments));
    }
}
