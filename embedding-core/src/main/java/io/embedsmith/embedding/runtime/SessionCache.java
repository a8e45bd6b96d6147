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
    private final Map<Key, Entry> entries = new TreeMap<>();
    private final ModelHostSettings settings;
    private final Loader loader;
    private final LongSupplier nanoTime;
    private boolean closed;

    /** Loads a graph for a way of sharing the threads. */
    @FunctionalInterface
    interface Loader {
        EncoderSession load(ModelDirectory model, int threadsPerRun);
    }

    /** What is loaded: a model for one run or for many. */
    private record Key(ModelId model, Sharing sharing) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::model).thenComparing(Key::sharing).compare(this, other);
        }
    }

    SessionCache(ModelHostSettings settings, Loader loader, LongSupplier nanoTime) {
        this.settings = settings;
        this.loader = loader;
        this.nanoTime = nanoTime;
    }

    /** A graph for many runs that stays loaded until the lease is closed; waits for memory that is in use. */
    Lease acquire(ModelDirectory model) {
        ModelId id = model.card().id();
        long bytes = model.card().weightsBytes();
        if (bytes > settings.memoryLimitBytes()) {
            throw new ModelUnavailableException(
                    "model " + id + " has " + bytes + " bytes of weights, the memory limit is "
                            + settings.memoryLimitBytes() + "; raise the limit or choose a smaller model");
        }
        Key key = new Key(id, Sharing.MANY_RUNS);
        Entry entry = new Entry(bytes);
        lock.lock();
        try {
            while (true) {
                Optional<Lease> present = present(key);
                if (present.isPresent()) {
                    return present.get();
                }
                if (!entries.containsKey(key) && makeRoom(bytes)) {
                    entries.put(key, entry);
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
        return load(model, key, entry);
    }

    /** A graph for one run with all threads; empty unless it is loaded or there is room without unloading another. */
    Optional<Lease> acquireForOneRun(ModelDirectory model) {
        boolean same = Sharing.ONE_RUN.threadsPerRun(settings.threads()) == 1 || OrtRuntime.hasGraphicsCard();
        Key key = new Key(model.card().id(), same ? Sharing.MANY_RUNS : Sharing.ONE_RUN);
        Entry entry = new Entry(model.card().weightsBytes());
        lock.lock();
        try {
            Optional<Lease> present = present(key);
            if (present.isPresent()) {
                return present;
            }
            if (entries.containsKey(key) || loadedBytes() + entry.bytes > settings.memoryLimitBytes()) {
                return Optional.empty();
            }
            entries.put(key, entry);
        } finally {
            lock.unlock();
        }
        return Optional.of(load(model, key, entry));
    }

    private Optional<Lease> present(Key key) {
        if (closed) {
            throw new IllegalStateException("the model host is closed");
        }
        Entry entry = entries.get(key);
        if (entry == null || entry.session == null) {
            return Optional.empty();
        }
        entry.users++;
        return Optional.of(new Lease(entry, entry.session));
    }

    /** Loads what the caller has entered; until then nobody else loads or unloads it. */
    private Lease load(ModelDirectory model, Key key, Entry entry) {
        @Nullable EncoderSession session = null;
        try {
            long start = System.nanoTime();
            int threads = key.sharing.threadsPerRun(settings.threads());
            session = loader.load(model, threads);
            LOG.infof(
                    "loaded model %s, %d threads a run, in %d ms",
                    key.model, threads, (System.nanoTime() - start) / 1_000_000);
            return new Lease(entry, session);
        } finally {
            lock.lock();
            try {
                if (session == null) {
                    entries.remove(key);
                } else {
                    entry.session = session;
                    entry.users = 1;
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Unloads the longest unused graphs until {@code bytes} fit; false if what is left is in use. */
    private boolean makeRoom(long bytes) {
        while (loadedBytes() + bytes > settings.memoryLimitBytes()) {
            Optional<Map.Entry<Key, Entry>> oldest = entries.entrySet().stream()
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
            List<Key> idle = new ArrayList<>();
            entries.forEach((key, entry) -> {
                if (entry.isUnused()
                        && now - entry.lastUsed >= settings.idleTime().toNanos()) {
                    idle.add(key);
                }
            });
            idle.forEach(key -> unload(key, "after being idle"));
        } finally {
            lock.unlock();
        }
    }

    /** Ids of the models that are loaded now, one way or both. */
    List<ModelId> loaded() {
        lock.lock();
        try {
            return entries.entrySet().stream()
                    .filter(entry -> entry.getValue().session != null)
                    .map(entry -> entry.getKey().model())
                    .distinct()
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private void unload(Key key, String why) {
        Entry entry = entries.remove(key);
        if (entry != null && entry.session != null) {
            entry.session.close();
            LOG.infof("unloaded model %s %s", key.model, why);
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
            List.copyOf(entries.keySet()).forEach(key -> unload(key, "at the end"));
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
