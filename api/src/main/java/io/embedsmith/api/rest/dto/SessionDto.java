package io.embedsmith.api.rest.dto;

import io.embedsmith.api.security.Caller;
import java.util.List;
import java.util.UUID;

/** Who is calling. */
public record SessionDto(UUID tenant, String keyName, String keyPrefix, List<String> scopes, String version) {
    /** As the contract shows it. */
    public static SessionDto of(Caller caller, String version) {
        return new SessionDto(
                caller.tenant().value(),
                caller.key().name(),
                caller.key().prefix(),
                KeyDto.scopesOf(caller.key().scope()),
                version);
    }
}
