package io.embedsmith.api.rest.dto;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import java.util.Locale;
import java.util.function.Supplier;

/** Turns the refusal of a value that checks itself at birth into an answer to the caller. */
public final class Requests {
    private Requests() {}

    /** The value, or {@code invalid-request} with the value's own words. */
    public static <T> T checked(Supplier<T> value) {
        return checked(ErrorCode.INVALID_REQUEST, value);
    }

    /** As above, under another code. */
    static <T> T checked(ErrorCode code, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ApiException(code, String.valueOf(e.getMessage()), e);
        }
    }

    /** The text as it is, or {@code invalid-request} where the database could not keep it as it is. */
    public static String storable(String field, String text) {
        return storable(ErrorCode.INVALID_REQUEST, "'" + field + "'", text);
    }

    /** As above, under another code. */
    static String storable(ErrorCode code, String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new ApiException(
                        code, what + " holds at position " + i + " U+0000, which cannot be stored; leave it out");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new ApiException(
                        code,
                        String.format(
                                Locale.ROOT,
                                "%s holds at position %d the lone surrogate U+%04X, which is no character; send whole"
                                        + " ones",
                                what,
                                i,
                                (int) c));
            }
        }
        return text;
    }
}
