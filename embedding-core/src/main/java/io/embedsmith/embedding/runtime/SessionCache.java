package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.ModelFailureException;
import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Loaded graphs: loaded by the first who asks, kept while in use, unloaded when idle or when another needs the memory.
 *
 * <p>Safe for use by several threads. A graph is never unloaded while somebody holds a {@link Lease} of it; whoever needs
 * memory that is in use waits for it. No thread may ask for a second lease while it holds one.
 */
final class SessionCache implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SessionCache.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<ModelId, Entry> entries = new TreeMap<>();
    private final ModelHostSettings settings;
    private final Function<ModelDirectory, EncoderSession> loader;
    private final LongSupplier nanoTime;
    private boolean closed;

    SessionCache(ModelHostSettings settings, Function<ModelDirectory, EncoderSession> loader, LongSupplier nanoTime) {
        this.settings = settings;
        this.loader = loader;
        this.nanoTime = nanoTime;
    }

    /** A graph that stays loaded until the lease is closed. */
    Lease acquire(ModelDirectory model) {
        ModelId id = model.card().id();
        long bytes = model.card().weightsBytes();
        if (bytes > settings.memoryLimitBytes()) {
            throw new ModelUnavailableException(
                    "model " + id + " has " + bytes + " bytes of weights, the memory limit is "
                            + settings.memoryLimitBytes() + "; raise the limit or choose a smaller model");
        }
        Entry entry;
        lock.lock();
        try {
            while (true) {
                if (closed) {
                    throw new IllegalStateException("the model host is closed");
                }
                Entry present = entries.get(id);
                if (present != null && present.session != null) {
                    present.users++;
                    return new Lease(present, present.session);
                }
                if (present == null && makeRoom(bytes)) {
                    entry = new Entry(bytes);
                    entries.put(id, entry);
                    break;
                }
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailureException("interrupted while waiting for model " + id + " to load", e);
        } finally {
            lock.unlock();
        }
        return load(model, entry);
    }

    private Lease load(ModelDirectory model, Entry entry) {
        EncoderSession session = null;
        try {
            long start = System.nanoTime();
            session = loader.apply(model);
            LOG.infof("loaded model %s in %d ms", model.card().id(), (System.nanoTime() - start) / 1_000_000);
        } finally {
            lock.lock();
            try {
                if (session == null) {
                    entries.remove(model.card().id());
                } else {
                    entry.session = session;
                    entry.users = 1;
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
        return new Lease(entry, session);
    }

    /** Unloads the longest unused graphs until {@code bytes} fit; false if what is left is in use. */
    private boolean makeRoom(long bytes) {
        while (loadedBytes() + bytes > settings.memoryLimitBytes()) {
            Optional<Map.Entry<ModelId, Entry>> oldest = entries.entrySet().stream()
                    .filter(candidate -> candidate.getValue().isUnused())
                    .min(Comparator.comparingLong(candidate -> candidate.getValue().lastUsed));
            if (oldest.isEmpty()) {
                return false;
            }
            unload(oldest.get().getKey(), "to make room");
        }
        return true;
    }

    private long loadedBytes() {
        return entries.values().stream().mapToLong(entry -> entry.bytes).sum();
    }

    /** Unloads what was not used for the idle time. */
    void unloadIdle() {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            List<ModelId> idle = new ArrayList<>();
            entries.forEach((id, entry) -> {
                if (entry.isUnused()
                        && now - entry.lastUsed >= settings.idleTime().toNanos()) {
                    idle.add(id);
                }
            });
            idle.forEach(id -> unload(id, "after being idle"));
        } finally {
            lock.unlock();
        }
    }

    /** Ids of the graphs that are loaded now. */
    List<ModelId> loaded() {
        lock.lock();
        try {
            return entries.entrySet().stream()
                    .filter(entry -> entry.getValue().session != null)
                    .map(Map.Entry::getKey)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private void unload(ModelId id, String why) {
        Entry entry = entries.remove(id);
        if (entry != null && entry.session != null) {
            entry.session.close();
            LOG.infof("unloaded model %s %s", id, why);
        }
        changed.signalAll();
    }

    /** Unloads everything; waits for leases that are out. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            while (entries.values().stream().anyMatch(entry -> !entry.isUnused())) {
                changed.awaitUninterruptibly();
            }
            List.copyOf(entries.keySet()).forEach(id -> unload(id, "at the end"));
        } finally {
            lock.unlock();
        }
    }

    /** State of one graph; guarded by the lock of the cache. */
    private static final class Entry {
        private final long bytes;
        private @Nullable EncoderSession session;
        private int users;
        private long lastUsed;

        Entry(long bytes) {
            this.bytes = bytes;
        }

        boolean isUnused() {
            return session != null && users == 0;
        }
    }

    /** The right to run a graph. */
    final class Lease implements AutoCloseable {
        private final Entry entry;
        private final EncoderSession session;

        private Lease(Entry entry, EncoderSession session) {
            this.entry = entry;
            this.session = session;
        }

        EncoderSession session() {
            return session;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                entry.users--;
                entry.lastUsed = nanoTime.getAsLong();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
