package io.embedsmith.api.cli.output;

/** What the commands tell the shell. */
public final class ExitCode {
    /** Done. */
    public static final int DONE = 0;
    /** Not done; standard error says why. */
    public static final int FAILED = 1;
    /** The command was not understood. */
    public static final int USAGE = 2;
    /** Done, but some items failed; standard error lists them. */
    public static final int PARTLY = 3;

    private ExitCode() {}
}
