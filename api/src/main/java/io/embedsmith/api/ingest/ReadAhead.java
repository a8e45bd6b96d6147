package io.embedsmith.api.ingest;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What one thread hands to another, bounded by how much memory waits between them, not by how many things: a thousand lines
 * are nothing or the whole heap.
 *
 * @param <T> what is handed over
 */
final class ReadAhead<T> {
    private static final long POLL_MILLIS = 200;

    private final BlockingQueue<Entry<T>> queue = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final int capacity;

    private record Entry<T>(T value, int size) {}

    /** Room for so much. */
    ReadAhead(int capacity) {
        this.capacity = capacity;
        this.room = new Semaphore(capacity);
    }

    /** Waits for room; what is larger than all of it waits until it is alone. */
    void put(T value, int size) throws InterruptedException {
        int taken = Math.clamp(size, 1, capacity);
        room.acquire(taken);
        queue.add(new Entry<>(value, taken));
    }

    /** Adds the last thing, which finds room always. */
    void end(T value) {
        queue.add(new Entry<>(value, 0));
    }

    /**
     * Waits for the next thing from {@code producer}.
     *
     * @throws IllegalStateException if that thread died without a word
     */
    T take(Thread producer) throws InterruptedException {
        while (true) {
            // Asked before the look into the queue, so that the last thing of a thread that just ended is not missed.
            boolean isAlive = producer.isAlive();
            Entry<T> entry = queue.poll(isAlive ? POLL_MILLIS : 0, TimeUnit.MILLISECONDS);
            if (entry != null) {
                room.release(entry.size);
                return entry.value;
            }
            if (!isAlive) {
                throw new IllegalStateException(producer.getName() + " died; look at the server's log");
            }
        }
    }
}
