package io.embedsmith.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.error.Problem;
import io.embedsmith.api.error.Problems;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Handlers in front of all others. */
@Singleton
final class EveryAnswer {
    private static final int FIRST = -10_000;
    /**
     * The console loads only what this server serves. Inline styles are allowed for the charts, which set them on the
     * elements they draw; scripts are not.
     */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final ObjectMapper json;
    private final Bodies bodies;
    private final SlowBodies slowBodies;

    EveryAnswer(ObjectMapper json, Bodies bodies, SlowBodies slowBodies) {
        this.json = json;
        this.bodies = bodies;
        this.slowBodies = slowBodies;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::addHeaders);
        router.route("/api/*").order(FIRST + 1).handler(this::limitBody).failureHandler(this::explain);
        router.route("/api/*")
                .order(Integer.MAX_VALUE)
                .handler(context -> answer(
                        context,
                        Problems.nothingAt(String.valueOf(context.request().path()))));
    }

    private void addHeaders(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        context.addHeadersEndHandler(ignored -> closeAfterRefusal(context));
        String path = context.request().path();
        if (path != null && path.startsWith("/api/")) {
            headers.set("Cache-Control", "no-store");
        } else {
            // The page names its scripts by their content, so that only the page itself must be asked for each time.
            context.addHeadersEndHandler(ignored -> {
                String type = headers.get(HttpHeaders.CONTENT_TYPE);
                if (type != null && type.startsWith("text/html")) {
                    headers.set("Cache-Control", "no-cache");
                }
            });
        }
        context.next();
    }

    /** More of a body that was refused may be on its way. HTTP/2 has streams for that, and forbids the header. */
    private static void closeAfterRefusal(RoutingContext context) {
        int status = context.response().getStatusCode();
        if ((status == 408 || status == 413) && context.request().version() != HttpVersion.HTTP_2) {
            context.response().headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private void limitBody(RoutingContext context) {
        slowBodies.watch(context, this::answer);
        if (Bodies.isForm(context.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            context.next();
            return;
        }
        long length = declaredLength(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
        if (length > bodies.maxJsonBytes()) {
            refuse(context, length);
            return;
        }
        // The server would end a body over this limit without a word; that of a JSON body is kept with one, in Bodies.
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, 2 * Bodies.PATIENCE_BYTES);
        context.next();
    }

    /** A client that is still sending would miss the answer, so that a body of bearable size is let pass by first. */
    private void refuse(RoutingContext context, long length) {
        Problem problem = Problem.of(ErrorCode.REQUEST_TOO_LARGE, Bodies.tooLarge(length, bodies.maxJsonBytes()));
        if (length > Bodies.PATIENCE_BYTES) {
            answer(context, problem);
            return;
        }
        context.request()
                .handler(ignored -> {})
                .endHandler(ignored -> answer(context, problem))
                .resume();
    }

    private static long declaredLength(@Nullable String header) {
        if (header == null) {
            return 0;
        }
        try {
            return Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void explain(RoutingContext context) {
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        int status = context.statusCode();
        Throwable failure = context.failure();
        boolean isCallers = status >= 400 && status < 500;
        answer(context, isCallers || failure == null ? Problems.ofStatus(status) : Problems.of(failure));
    }

    private void answer(RoutingContext context, Problem problem) {
        try {
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written as JSON; this is a bug", e);
        }
    }
}
