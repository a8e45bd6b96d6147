package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.FailureReason;
import java.io.EOFException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.ZeroByteFileException;

/** What a parser's failure means for whoever added the file: one sentence that says what is wrong, and what to do. */
final class ParserFailure {
    private static final int LONGEST_DETAIL = 200;
    private static final String AGAIN = "; copy it again, or open it in its program and save it anew";

    /** {@code org.apache.x.YException: }, alone or in front of a message. */
    private static final Pattern CLASS_NAMES =
            Pattern.compile("\\b(?:[a-z]\\w*\\.)*[A-Z]\\w*(?:Exception|Error)\\b:?\\s*");

    private static final Pattern CUT_OFF = Pattern.compile(
            "(?i)end[- ]of[- ](?:file|stream|zlib)|unexpected eof|truncated|premature(?:ly)? end"
                    + "|zip end header|missing root object|page tree root|can't read header|header doesn't contain versioninfo");

    private ParserFailure() {}

    static DocumentRefusedException refusal(Exception failure, Source source) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DocumentRefusedException refused) {
                return refused;
            }
            if (isEncrypted(cause)) {
                return encrypted(source.name(), failure);
            }
            if (cause instanceof ZeroByteFileException) {
                return new DocumentRefusedException(
                        FailureReason.EMPTY,
                        "'" + source.name() + "' is empty; add it again when it has been written",
                        failure);
            }
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("zip bomb")) {
                return new DocumentRefusedException(
                        FailureReason.ZIP_BOMB,
                        "'" + source.name() + "' inflates out of all proportion; save it anew without what fills it up",
                        failure);
            }
            if (message.contains("maxelementdepth")) {
                return new DocumentRefusedException(
                        FailureReason.TOO_DEEP,
                        "'" + source.name() + "' has elements nested deeper than its parser allows; simplify it",
                        failure);
            }
        }
        return damaged(source.name(), failure);
    }

    static DocumentRefusedException encrypted(String name, Exception failure) {
        return new DocumentRefusedException(
                FailureReason.ENCRYPTED,
                "'" + name + "' needs a password; save it without one and add it again",
                failure);
    }

    static DocumentRefusedException damaged(String name, Throwable failure) {
        return new DocumentRefusedException(
                FailureReason.CORRUPT, "'" + name + "' is damaged: " + detail(failure) + AGAIN, failure);
    }

    private static boolean isEncrypted(Throwable cause) {
        return cause instanceof EncryptedDocumentException
                || cause instanceof org.apache.poi.EncryptedDocumentException;
    }

    private static String detail(Throwable failure) {
        Throwable root = failure;
        boolean isCutOff = false;
        while (true) {
            isCutOff |= root instanceof EOFException
                    || CUT_OFF.matcher(String.valueOf(root.getMessage())).find();
            if (root.getCause() == null) {
                break;
            }
            root = root.getCause();
        }
        if (isCutOff) {
            return "its end or its beginning is missing";
        }
        String words = words(String.valueOf(root.getMessage()));
        boolean isBug = root instanceof RuntimeException && !(root instanceof IllegalArgumentException);
        return words.isEmpty() || isBug ? "its parts do not fit together" : "its parser says \"" + words + '"';
    }

    /** A message as part of a sentence. */
    private static String words(String message) {
        String line = SafeText.clean(CLASS_NAMES.matcher(message).replaceAll(""))
                .replaceAll("\\s+", " ")
                .replace('"', '\'')
                .strip();
        String cut = line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "…";
        return cut.equals("null") ? "" : cut.replaceFirst("[\\s.;:,!]+$", "");
    }
}
