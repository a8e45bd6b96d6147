package io.embedsmith.api.http;

import io.embedsmith.api.config.EmbedsmithConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * How large a body may be; only uploads may be as large as the server's own limit. Filters are put together before there is
 * configuration, so that this one is made when it is first used.
 */
@ApplicationScoped
class Bodies {
    /** Up to here a body that is too large is let pass by, so that the client hears why it was refused. */
    static final long PATIENCE_BYTES = 256L << 20;

    private final long maxJsonBytes;

    Bodies(EmbedsmithConfig config) {
        this.maxJsonBytes = (long) config.ingest().maxJsonMib() << 20;
    }

    long maxJsonBytes() {
        return maxJsonBytes;
    }

    static boolean isForm(@Nullable String contentType) {
        return contentType != null && contentType.startsWith("multipart/");
    }

    static String tooLarge(long bytes, long limit) {
        return "the body has " + bytes + " bytes, " + limit + " are allowed; send long texts as files, or in parts";
    }

    /** A body that declares its length has been dealt with before it came here. */
    @ServerRequestFilter
    void bound(ContainerRequestContext request) {
        boolean isChunked = request.hasEntity() && request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null;
        if (isChunked && !isForm(request.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            request.setEntityStream(new BoundedBody(request.getEntityStream(), maxJsonBytes, PATIENCE_BYTES));
        }
    }
}
