package io.embedsmith.embedding.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/** Input memory of one run at a time, outside the heap so that ONNX Runtime reads it in place; grows and is reused. */
final class RunBuffers {
    private LongBuffer ids;
    private LongBuffer mask;
    private LongBuffer types;

    /** With room for so many tokens; more follows when needed. */
    RunBuffers(int tokens) {
        ids = allocate(tokens);
        mask = allocate(tokens);
        types = allocate(tokens);
    }

    /** Lays the texts out as {@code [B, T]}, padded at the end. */
    void fill(TokenBatch batch, long padId) {
        int length = batch.length();
        int size = batch.size() * length;
        if (ids.capacity() < size) {
            ids = allocate(size);
            mask = allocate(size);
            types = allocate(size);
        }
        for (LongBuffer buffer : new LongBuffer[] {ids, mask, types}) {
            buffer.clear().limit(size);
        }
        for (int row = 0; row < batch.size(); row++) {
            long[] tokens = batch.texts().get(row).ids();
            ids.put(tokens);
            types.put(batch.texts().get(row).typeIds());
            for (int i = 0; i < length; i++) {
                mask.put(i < tokens.length ? 1 : 0);
                if (i >= tokens.length) {
                    ids.put(padId);
                    types.put(0);
                }
            }
        }
        for (LongBuffer buffer : new LongBuffer[] {ids, mask, types}) {
            buffer.flip();
        }
    }

    LongBuffer ids() {
        return ids;
    }

    LongBuffer mask() {
        return mask;
    }

    LongBuffer types() {
        return types;
    }

    private static LongBuffer allocate(int numbers) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(numbers, Long.BYTES))
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
    }
}
