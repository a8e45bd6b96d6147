package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.ArchiveLimits;
import io.embedsmith.retrieval.extract.FailureReason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Inflates an archive into nothing, counting, before a parser sees it: sizes in its directory are claims of whoever made
 * it. Archives inside are inflated too.
 */
final class ArchiveCheck {
    /** Below this no ratio is suspicious: a sheet of zeros is small whatever its ratio. */
    private static final long HARMLESS = 16L << 20;

    private final ArchiveLimits limits;
    private final String name;
    private final long fileBytes;
    private final byte[] buffer = new byte[64 << 10];
    private int entries;
    private long inflated;

    private ArchiveCheck(ArchiveLimits limits, String name, long fileBytes) {
        this.limits = limits;
        this.name = name;
        this.fileBytes = fileBytes;
    }

    /** @throws DocumentRefusedException if the archive is damaged, encrypted or out of proportion */
    static void check(Path file, String name, ArchiveLimits limits) throws IOException {
        ArchiveCheck check = new ArchiveCheck(limits, name, Files.size(file));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                check.countEntry();
                try (InputStream in = zip.getInputStream(entry)) {
                    check.inflate(in, 1);
                }
            }
        } catch (ZipException e) {
            throw String.valueOf(e.getMessage()).contains("encrypted")
                    ? ParserFailure.encrypted(name, e)
                    : ParserFailure.damaged(name, e);
        }
    }

    private void inflate(InputStream stream, int depth) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream, 16);
        if (!isArchive(in)) {
            int read;
            while ((read = in.read(buffer)) >= 0) {
                countBytes(read);
            }
            return;
        }
        if (depth >= limits.depth()) {
            throw new DocumentRefusedException(
                    FailureReason.TOO_DEEP,
                    "'" + name + "' holds archives in archives, more than " + limits.depth()
                            + " deep, the limit; unpack it first");
        }
        ZipInputStream inner = new ZipInputStream(in);
        try {
            while (inner.getNextEntry() != null) {
                countEntry();
                inflate(inner, depth + 1);
            }
        } catch (ZipException e) {
            // An inner archive that is damaged harms no one: it is not opened later.
            return;
        }
    }

    private static boolean isArchive(InputStream in) throws IOException {
        in.mark(4);
        byte[] start = in.readNBytes(4);
        in.reset();
        return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }

    private void countEntry() {
        if (++entries > limits.entries()) {
            throw bomb("more than " + limits.entries() + " entries");
        }
    }

    private void countBytes(int read) {
        inflated += read;
        if (inflated > limits.inflatedBytes()) {
            throw bomb("more than " + limits.inflatedBytes() + " bytes");
        }
        if (inflated > HARMLESS && inflated / limits.ratio() > fileBytes) {
            throw bomb("more than " + limits.ratio() + " times its " + fileBytes + " bytes");
        }
    }

    private DocumentRefusedException bomb(String found) {
        return new DocumentRefusedException(
                FailureReason.ZIP_BOMB,
                "'" + name + "' inflates to " + found
                        + ", the limit for one document; save it anew without what fills it up");
    }
}
