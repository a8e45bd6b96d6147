package io.embedsmith.api.error;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Recognises that a file could not be written for want of room, wherever that sits in a chain of causes. */
final class DiskFailures {
    /** Longer chains than this are loops. */
    private static final int MAX_CAUSES = 32;

    private DiskFailures() {}

    static Optional<Problem> of(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof IOException && isForWantOfRoom(String.valueOf(cause.getMessage()))) {
                return Optional.of(Problem.of(
                        ErrorCode.DISK_FULL,
                        "the disk of the data folder is full (" + cause.getMessage()
                                + "); nothing of the request was kept, free space and send it again"));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** The texts of ENOSPC and EDQUOT; Java has no exception for them. */
    private static boolean isForWantOfRoom(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("no space left on device") || text.contains("disk quota exceeded");
    }
}
