package io.embedsmith.api.cli.output;

/** A command cannot go on. The message is one sentence with the value and the limit; the remedy says what to do. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /** With what to do about it. */
    public CommandException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** As above, caused by a failure below. */
    public CommandException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What to do; empty when the message says it. */
    public String remedy() {
        return remedy;
    }
}
