package io.embedsmith.api.http;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.error.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Lets go of clients whose bodies trickle in. The server's own timeouts are for clients that send nothing; one that sends a
 * byte now and then would pass them for ever.
 */
@Singleton
final class SlowBodies {
    private static final long LOOK_MILLIS = 500;
    /** Of HTTP/2: the answer is complete, and nothing more is wanted. */
    private static final long NO_ERROR = 0;

    private final Vertx vertx;
    private final Duration grace;
    private final int bytesPerSecond;

    SlowBodies(Vertx vertx, EmbedsmithConfig config) {
        this.vertx = vertx;
        this.grace = config.limits().bodyGrace();
        this.bytesPerSecond = config.limits().bodyBytesPerSecond();
    }

    /** Looks at the request now and then until its body is there; {@code answer} is what happens to one that is too slow. */
    void watch(RoutingContext context, BiConsumer<RoutingContext, Problem> answer) {
        HttpServerRequest request = context.request();
        if (request.isEnded() || !hasBody(request)) {
            return;
        }
        long start = System.nanoTime();
        long timer = vertx.setPeriodic(LOOK_MILLIS, id -> {
            if (request.isEnded()) {
                vertx.cancelTimer(id);
                return;
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            tooSlow(taken, request.bytesRead()).ifPresent(problem -> {
                vertx.cancelTimer(id);
                if (!context.response().headWritten()) {
                    answer.accept(context, problem);
                    endStream(request);
                }
            });
        });
        context.addEndHandler(ignored -> vertx.cancelTimer(timer));
    }

    /** With HTTP/1 the answer closes the connection; a stream of HTTP/2 would stay open for the rest of the body. */
    private static void endStream(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(NO_ERROR);
        }
    }

    /** Where HTTP/2 says neither, the request has ended with its headers, or has a body. */
    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.version() == HttpVersion.HTTP_2 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                : !length.equals("0");
    }

    private Optional<Problem> tooSlow(Duration taken, long bytes) {
        Duration allowed = grace.plusMillis(1_000 * bytes / bytesPerSecond);
        if (taken.compareTo(allowed) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                ErrorCode.REQUEST_TIMEOUT,
                bytes + " bytes of the body came in " + taken.toSeconds() + " s; after " + grace.toSeconds()
                        + " s a body must have come at " + bytesPerSecond
                        + " bytes per second or faster (embedsmith.limits.body-grace, body-bytes-per-second)"));
    }
}
