package io.embedsmith.api.error;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Recognises that a file could not be written for want of room, wherever that sits in a chain of causes. */
final class DiskFailures {
    private DiskFailures() {}

    static Optional<Problem> of(Throwable failure) {
        return Causes.of(failure, IOException.class)
                .map(cause -> String.valueOf(cause.getMessage()))
                .filter(DiskFailures::isForWantOfRoom)
                .findFirst()
                .map(message -> Problem.of(
                        ErrorCode.DISK_FULL,
                        "the disk of the data folder is full (" + message
                                + "); nothing of the request was kept, free space and send it again"));
    }

    /** The texts of ENOSPC and EDQUOT; Java has no exception for them. */
    private static boolean isForWantOfRoom(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("no space left on device") || text.contains("disk quota exceeded");
    }
}
