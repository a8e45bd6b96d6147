package io.embedsmith.api.provider;

import io.embedsmith.embedding.model.Instructions;
import java.time.Duration;
import java.util.Optional;

/**
 * How a provider is asked.
 *
 * @param key sent as a bearer token; never printed
 * @param instructions put before queries and passages; a provider does not tell what its model wants
 * @param limits of one request
 */
public record ProviderSettings(
        ProviderAddress address, Optional<String> key, Instructions instructions, Limits limits) {

    /**
     * Bounds of requests.
     *
     * @param texts of one request; text-embeddings-inference takes 32 unless told otherwise
     * @param atOnce requests under way at the same time
     * @param answer longest time that a request may take
     * @param firstPause before a request is repeated; twice as long each time after
     */
    public record Limits(int texts, int atOnce, Duration answer, Duration firstPause) {
        /** What every provider takes. */
        public static final Limits USUAL = new Limits(32, 4, Duration.ofMinutes(2), Duration.ofSeconds(1));
    }

    @Override
    public String toString() {
        return address + (key.isPresent() ? " with a key" : " without a key");
    }
}
