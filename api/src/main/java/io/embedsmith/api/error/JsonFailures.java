package io.embedsmith.api.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a body of JSON that cannot be taken is to its caller. */
final class JsonFailures {
    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(int.class, long.class, Integer.class, Long.class, OptionalInt.class, OptionalLong.class);
    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, float.class, Double.class, Float.class, OptionalDouble.class);
    private static final Pattern TEXT =
            Pattern.compile("^Cannot coerce String value \\(\"(.*)\"\\) to ", Pattern.DOTALL);
    private static final Set<Class<?>> TRUTHS = Set.of(boolean.class, Boolean.class);

    private JsonFailures() {}

    static Problem problem(JacksonException failure) {
        return switch (failure) {
            case StreamConstraintsException limit ->
                Problem.of(ErrorCode.INVALID_JSON, "the body is over a limit of JSON: " + limit.getOriginalMessage());
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case ValueInstantiationException instantiation
            when instantiation.getCause() instanceof RuntimeException cause
                    && !(cause instanceof NullPointerException) ->
                Problem.of(ErrorCode.INVALID_REQUEST, Problems.message(cause));
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() ->
                Problem.of(
                        ErrorCode.INVALID_JSON,
                        "at '" + Problems.shortened(path(mapping)) + "': "
                                + wrongType(mapping).orElseGet(() -> Problems.shortened(firstLine(mapping))));
            default ->
                Problem.of(
                        ErrorCode.INVALID_JSON,
                        "the body is not JSON in UTF-8" + place(failure.getLocation()) + ": "
                                + Problems.shortened(firstLine(failure)));
        };
    }

    private static Problem unknown(UnrecognizedPropertyException unknown) {
        String known = unknown.getKnownPropertyIds() == null
                ? ""
                : "; known are "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", "));
        return Problem.of(
                ErrorCode.INVALID_JSON,
                "field '" + Problems.shortened(unknown.getPropertyName()) + "' is not known" + known);
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    /** A value of one type where another one stands in the contract. */
    private static Optional<String> wrongType(JsonMappingException failure) {
        return failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? allowed(mismatch.getTargetType())
                        .flatMap(allowed ->
                                shown(mismatch).map(value -> "it is " + value + "; " + allowed + " is allowed"))
                : Optional.empty();
    }

    /** The value, which the exception about a text may have in its message only. */
    private static Optional<String> shown(MismatchedInputException failure) {
        if (failure instanceof InvalidFormatException format && format.getValue() != null) {
            return Optional.of(
                    format.getValue() instanceof String text
                            ? quoted(text)
                            : Problems.shortened(format.getValue().toString()));
        }
        Matcher text = TEXT.matcher(String.valueOf(failure.getOriginalMessage()));
        return text.find() ? Optional.of(quoted(text.group(1))) : Optional.empty();
    }

    private static String quoted(String text) {
        return '"' + Problems.shortened(text) + '"';
    }

    private static Optional<String> allowed(Class<?> type) {
        if (WHOLE_NUMBERS.contains(type)) {
            return Optional.of("a whole number");
        }
        if (NUMBERS.contains(type)) {
            return Optional.of("a number");
        }
        if (TRUTHS.contains(type)) {
            return Optional.of("true or false");
        }
        return type == String.class ? Optional.of("a text in quotes") : Optional.empty();
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String firstLine(JacksonException failure) {
        String message = failure.getOriginalMessage();
        return message == null ? "not readable" : message.lines().findFirst().orElse("not readable");
    }
}
