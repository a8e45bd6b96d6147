package io.embedsmith.api.security;

import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the request at hand, set once by the filter that checks the key. */
@RequestScoped
public class CallerContext {
    private @Nullable Caller caller;

    /** Who is calling. */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("no key was checked for this request; this is a bug");
        }
        return caller;
    }

    /** Whose data it is. */
    public TenantId tenant() {
        return caller().tenant();
    }

    void enter(Caller recognised) {
        caller = recognised;
    }
}
