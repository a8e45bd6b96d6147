package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.api.security.ApiKey;
import io.embedsmith.api.security.ApiKeys;
import io.embedsmith.api.security.Scope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key; {@code key} itself is there only in the answer to its making. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record KeyDto(
        UUID id,
        String name,
        String prefix,
        List<String> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<String> key) {

    /** Body of the list. */
    public record All(List<KeyDto> keys) {}

    /** A key to be made; the widest of the scopes holds the others. */
    public record Request(
            @NotBlank @Size(max = 128) String name,
            @NotNull @Size(min = 1, max = 3) List<@NotNull String> scopes,
            @Nullable Instant expiresAt) {
        /** What it is called, checked. */
        public String toName() {
            return Requests.storable("name", name);
        }

        /** The widest scope asked for. */
        public Scope toScope() {
            return Requests.checked(() -> scopes.stream()
                    .map(Scope::ofWord)
                    .max(Comparator.naturalOrder())
                    .orElseThrow());
        }
    }

    /** As listed. */
    public static KeyDto of(ApiKey key) {
        return of(key, Optional.empty());
    }

    /** With the key itself, this once. */
    public static KeyDto of(ApiKeys.Created created) {
        return of(created.key(), Optional.of(created.text().reveal()));
    }

    private static KeyDto of(ApiKey key, Optional<String> text) {
        return new KeyDto(
                key.id(),
                key.name(),
                key.prefix(),
                scopesOf(key.scope()),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                text);
    }

    /** A scope with those it holds. */
    static List<String> scopesOf(Scope scope) {
        return Arrays.stream(Scope.values())
                .filter(scope::covers)
                .map(Scope::word)
                .toList();
    }
}
