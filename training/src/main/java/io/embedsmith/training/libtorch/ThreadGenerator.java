package io.embedsmith.training.libtorch;

import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The random numbers of a thread. The library's own generator is one for all threads: what one of them draws would depend on
 * what the others have drawn before.
 */
public final class ThreadGenerator {
    private static final ThreadLocal<Generator> GENERATORS = ThreadLocal.withInitial(
            () -> NativeMemory.scoped(() -> torch.createCPUGenerator(0).retainReference()));

    private ThreadGenerator() {}

    /** From here on this thread draws what follows from the seed; so does a GPU, which one thread works with. */
    public static void seed(long seed) {
        GENERATORS.get().set_current_seed(seed);
        if (torch.cuda_is_available()) {
            torch.cuda_manual_seed(seed);
        }
    }

    /** For an operation that draws numbers where a tensor lies. */
    public static GeneratorOptional current(Tensor at) {
        return at.is_cpu() ? new GeneratorOptional(GENERATORS.get()) : new GeneratorOptional();
    }
}
