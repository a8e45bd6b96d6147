package io.embedsmith.api.security;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.error.OverloadedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets a request in when its key is right and has the scope that the method asks for. */
@Singleton
final class KeyFilter {
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final CallerContext context;
    private final FailureThrottle throttle;

    KeyFilter(ApiKeys keys, CallerContext context, Clock clock) {
        this.keys = keys;
        this.context = context;
        this.throttle = new FailureThrottle(clock);
    }

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource, HttpServerRequest connection) {
        RequiresScope required = resource.getResourceMethod().getAnnotation(RequiresScope.class);
        if (required == null) {
            throw new ApiException(ErrorCode.FORBIDDEN, "this call is not open to any key; this is a bug");
        }
        Caller caller = presented(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .flatMap(keys::recognise)
                .orElseThrow(() -> refusal(request, connection));
        if (!caller.key().scope().covers(required.value())) {
            throw new ApiException(
                    ErrorCode.FORBIDDEN,
                    "this call needs the scope '" + required.value().word() + "', key "
                            + caller.key().prefix() + " has '"
                            + caller.key().scope().word()
                            + "'; use another key, or make one with 'embedsmith keys create'");
        }
        context.enter(caller);
    }

    private static Optional<KeyText> presented(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        return KeyText.parse(authorization.substring(BEARER.length()).strip());
    }

    private ApiException refusal(ContainerRequestContext request, HttpServerRequest connection) {
        if (request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            return new ApiException(ErrorCode.UNAUTHORIZED, "no key was sent; send 'Authorization: Bearer es_…'");
        }
        String address = connection.remoteAddress() == null
                ? ""
                : connection.remoteAddress().hostAddress();
        return throttle.failed(address == null ? "" : address)
                .<ApiException>map(wait -> new OverloadedException("too many wrong keys from this address", wait))
                .orElseGet(() -> new ApiException(
                        ErrorCode.UNAUTHORIZED, "the key is wrong, revoked or expired; ask for a new one"));
    }
}
