package io.embedsmith.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.error.Problems;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON in a part of a form, held to what its type demands as a body would be. */
@Singleton
class FormParts {
    private static final int QUOTED = 80;

    private final ObjectMapper json;
    private final Validator validator;

    FormParts(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** @throws ApiException naming part and field */
    <T> T valid(String part, @Nullable String text, Class<T> type) {
        if (text == null) {
            throw new ApiException(ErrorCode.INVALID_REQUEST, "there is no part '" + part + "' in the form");
        }
        T value = read(part, text, type);
        if (value == null) {
            throw new ApiException(ErrorCode.INVALID_JSON, "part '" + part + "' is null; an object is needed");
        }
        String wrong = validator.validate(value).stream()
                .map(FormParts::sentence)
                .sorted()
                .collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            throw new ApiException(ErrorCode.INVALID_REQUEST, "part '" + part + "': " + wrong);
        }
        return value;
    }

    private <T> @Nullable T read(String part, String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new ApiException(
                    ErrorCode.INVALID_JSON,
                    "part '" + part + "': " + Problems.of(e).detail(),
                    e);
        }
    }

    private static String sentence(ConstraintViolation<?> violation) {
        Object value = violation.getInvalidValue();
        String shown = value instanceof Number || value instanceof String ? " is '" + shortened(value) + "'" : "";
        return violation.getPropertyPath() + shown + ": " + violation.getMessage();
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
    }
}
