package io.embedsmith.retrieval.extract;

/** Why a document could not be read. */
public enum FailureReason {
    /** Needs a password. */
    ENCRYPTED("encrypted"),
    /** More bytes or more characters than allowed. */
    TOO_LARGE("too-large"),
    /** Not done in the time allowed. */
    TIMEOUT("timeout"),
    /** Needed more memory than allowed. */
    OUT_OF_MEMORY("out-of-memory"),
    /** Of a format that is not read here. */
    UNSUPPORTED("unsupported"),
    /** Not what it claims to be, cut off or damaged. */
    CORRUPT("corrupt"),
    /** An archive that inflates out of all proportion. */
    ZIP_BOMB("zip-bomb"),
    /** Elements, or archives in archives, nested deeper than allowed. */
    TOO_DEEP("too-deep"),
    /** Holds no text. */
    EMPTY("empty"),
    /** The file could not be opened: gone, a folder, or not permitted. */
    UNREADABLE("unreadable");

    private final String code;

    FailureReason(String code) {
        this.code = code;
    }

    /** Stable machine word. */
    public String code() {
        return code;
    }
}
