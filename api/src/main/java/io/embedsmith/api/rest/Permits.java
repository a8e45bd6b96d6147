package io.embedsmith.api.rest;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.OverloadedException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds how much goes on at once. A call waits a moment for its turn and is then refused with 429, so that an overloaded
 * server stays quick for those it serves.
 */
@Singleton
class Permits {
    private final Semaphore searches;
    private final Semaphore embeddings;
    private final EmbedsmithConfig.Limits limits;

    Permits(EmbedsmithConfig config) {
        this.limits = config.limits();
        this.searches = new Semaphore(limits.searches(), true);
        this.embeddings = new Semaphore(limits.embeddings(), true);
    }

    <T> T search(Supplier<T> work) {
        return within(searches, limits.searches(), "searches", work);
    }

    <T> T embed(Supplier<T> work) {
        return within(embeddings, limits.embeddings(), "calls that embed", work);
    }

    private <T> T within(Semaphore permits, int allowed, String what, Supplier<T> work) {
        try {
            if (!permits.tryAcquire(limits.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OverloadedException(
                        allowed + " " + what + " are running, no more are allowed at once; come back in a moment",
                        Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("the server is stopping", Duration.ofSeconds(5));
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
