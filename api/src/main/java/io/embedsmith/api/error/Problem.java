package io.embedsmith.api.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Body of every error (RFC 9457).
 *
 * @param type {@code urn:embedsmith:problem:} and the code
 * @param title short sentence, the same for every occurrence
 * @param status HTTP status
 * @param detail what happened here: the value and the limit
 * @param code stable word
 * @param errorId id that is also in the server's log, for status 500
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Problem(String type, String title, int status, String detail, String code, Optional<String> errorId) {
    /** Media type on the wire. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem of the contract. */
    public static Problem of(ErrorCode code, String detail) {
        return new Problem(typeOf(code.word()), code.title(), code.status(), detail, code.word(), Optional.empty());
    }

    /** A code that a library chose, with the status that its kind calls for. */
    public static Problem of(int status, String code, String detail) {
        for (ErrorCode known : ErrorCode.values()) {
            if (known.word().equals(code)) {
                return of(known, detail);
            }
        }
        String title = Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
        return new Problem(typeOf(code), title, status, detail, code, Optional.empty());
    }

    /** The server's own fault; what happened stands in the log under the id. */
    public static Problem internal(String errorId) {
        ErrorCode code = ErrorCode.INTERNAL;
        return new Problem(
                typeOf(code.word()),
                code.title(),
                code.status(),
                "the server failed; its log has the reason under id " + errorId,
                code.word(),
                Optional.of(errorId));
    }

    private static String typeOf(String code) {
        return "urn:embedsmith:problem:" + code;
    }
}
