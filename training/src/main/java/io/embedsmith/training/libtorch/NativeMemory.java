package io.embedsmith.training.libtorch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** Bounds the life of native memory: what is made inside is freed at the end, unless a reference to it was retained. */
public final class NativeMemory {
    private NativeMemory() {}

    /** Works, and frees. */
    public static void scoped(Runnable work) {
        scoped(() -> {
            work.run();
            return true;
        });
    }

    /** Works, and frees; the answer must not live in native memory that belongs to the scope. */
    @SuppressWarnings("try") // a scope is there to be closed
    public static <T> T scoped(Supplier<T> work) {
        try (PointerScope scope = new PointerScope()) {
            return work.get();
        }
    }

    /** Works, and frees all but the answer, which then belongs to the scope outside. */
    @SuppressWarnings("try")
    public static <T extends Pointer> T keeping(Supplier<T> work) {
        T answer;
        try (PointerScope scope = new PointerScope()) {
            answer = work.get();
            answer.retainReference();
        }
        PointerScope.getInnerScope().attach(answer);
        answer.releaseReference();
        return answer;
    }

    /** Works without a tape, so that nothing is kept for gradients; frees nothing. */
    @SuppressWarnings("try")
    public static <T> T withoutGradients(Supplier<T> work) {
        try (NoGradGuard guard = new NoGradGuard()) {
            return work.get();
        }
    }
}
