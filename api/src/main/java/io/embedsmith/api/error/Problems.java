package io.embedsmith.api.error;

import com.fasterxml.jackson.core.JacksonException;
import io.embedsmith.embedding.EmbeddingException;
import io.embedsmith.evaluation.EvaluationException;
import io.embedsmith.evaluation.file.UnreadableFileException;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.training.TrainingException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** The one place where an exception becomes a {@link Problem}. */
public final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    /** An invalid value is quoted up to here. */
    private static final int QUOTED = 80;

    private Problems() {}

    /** The problem that a failure is to its caller; a failure that nobody foresaw is logged under an id. */
    public static Problem of(Throwable failure) {
        return switch (failure) {
            case ApiException api -> Problem.of(api.code(), message(api));
            case RetrievalException retrieval -> ofRetrieval(retrieval);
            case EmbeddingException embedding -> EmbeddingFailures.problem(embedding);
            case UnreadableFileException file -> Problem.of(ErrorCode.DISK_FULL, message(file));
            case EvaluationException evaluation -> Problem.of(ErrorCode.INVALID_REQUEST, message(evaluation));
            case TrainingException training -> TrainingFailures.problem(training);
            case ConstraintViolationException invalid -> Problem.of(ErrorCode.INVALID_REQUEST, violations(invalid));
            // The body itself may refuse to be read on.
            case JacksonException json ->
                Causes.of(json, ApiException.class)
                        .findFirst()
                        .map(Problems::of)
                        .orElseGet(() -> JsonFailures.problem(json));
            case WebApplicationException http -> ofHttp(http);
            default ->
                DatabaseFailures.of(failure).or(() -> DiskFailures.of(failure)).orElseGet(() -> internal(failure));
        };
    }

    private static Problem ofRetrieval(RetrievalException failure) {
        return switch (failure.kind()) {
            case INVALID -> Problem.of(400, failure.code(), message(failure));
            case NOT_FOUND -> Problem.of(404, failure.code(), message(failure));
            case CONFLICT -> Problem.of(409, failure.code(), message(failure));
            case UNAVAILABLE -> Problem.of(503, failure.code(), message(failure));
        };
    }

    private static Problem ofHttp(WebApplicationException failure) {
        if (failure.getCause() instanceof JacksonException json) {
            return of(json);
        }
        if (failure.getCause() instanceof ApiException api) {
            return of(api);
        }
        return ofStatus(failure.getResponse().getStatus());
    }

    /** Nothing answers at this path. */
    public static Problem nothingAt(String path) {
        return Problem.of(ErrorCode.NOT_FOUND, "there is nothing at '" + shortened(path) + "'; see /api/v1/openapi");
    }

    /** What a bare HTTP status means here. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.of(ErrorCode.UNAUTHORIZED, "send a key as 'Authorization: Bearer es_…'");
            case 403 -> Problem.of(ErrorCode.FORBIDDEN, "the key lacks the scope that this call needs");
            case 404 -> Problem.of(ErrorCode.NOT_FOUND, "there is nothing at this address; see /api/v1/openapi");
            case 405 ->
                Problem.of(ErrorCode.METHOD_NOT_ALLOWED, "this address does not know the method; see /api/v1/openapi");
            case 406 ->
                Problem.of(
                        ErrorCode.NOT_ACCEPTABLE, "this address cannot answer in the media type of the Accept header");
            case 408 -> Problem.of(ErrorCode.REQUEST_TIMEOUT, "the request did not arrive in time; send it again");
            case 413 ->
                Problem.of(ErrorCode.REQUEST_TOO_LARGE, "the body is larger than the server accepts; send it in parts");
            case 415 ->
                Problem.of(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "this address does not accept the Content-Type of the request");
            default ->
                status < 500
                        ? Problem.of(ErrorCode.INVALID_REQUEST, "the request cannot be understood")
                        : internal(new IllegalStateException("HTTP status " + status));
        };
    }

    private static String violations(ConstraintViolationException failure) {
        return failure.getConstraintViolations().stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .map(Problems::violation)
                .collect(Collectors.joining("; "));
    }

    private static String violation(ConstraintViolation<?> violation) {
        // The first two nodes of the path are the method and its parameter, which mean nothing to the caller.
        String field = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Path.Node::toString)
                .filter(node -> !node.isEmpty())
                .skip(1)
                .collect(Collectors.joining("."));
        int dot = field.indexOf('.');
        String name = dot < 0 ? field : field.substring(dot + 1);
        Object value = violation.getInvalidValue();
        String shown =
                value instanceof Number || value instanceof String ? " is '" + shortened(value.toString()) + "'" : "";
        return name + shown + ": " + violation.getMessage();
    }

    private static Problem internal(Throwable failure) {
        String errorId = UUID.randomUUID().toString();
        if (failure instanceof IOException) {
            LOG.debugf(failure, "Connection lost [%s]", errorId);
        } else {
            LOG.errorf(failure, "Request failed [%s]", errorId);
        }
        return Problem.internal(errorId);
    }

    static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    static String shortened(String text) {
        return text.length() <= QUOTED * 3 ? text : text.substring(0, QUOTED) + "…";
    }
}
