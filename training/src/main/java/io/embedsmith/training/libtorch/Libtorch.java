package io.embedsmith.training.libtorch;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.pytorch.global.torch;

/**
 * Loads libtorch once for the process and says with how many threads it computes.
 *
 * <p>Implementation note: OpenMP threads spin at their barriers by default, and beside one other busy process a step was
 * seen to take twenty times as long; {@code OMP_WAIT_POLICY=passive} lets them sleep. The variable is read when the library
 * is loaded, so it is put into the environment of the process before. So is {@code OPENBLAS_NUM_THREADS=1}: that library has
 * threads of its own, which spin too whatever OpenMP does; {@link Workers} share the work out instead. JavaCPP's collector and its limits on memory are off:
 * all that is allocated belongs to a {@code PointerScope}.
 */
public final class Libtorch {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("OMP_WAIT_POLICY", "passive", "OPENBLAS_NUM_THREADS", "1");

    /**
     * What a process that trains should find in its environment when it starts; glibc reads it nowhere else. The C library's
     * threads put nothing aside for small requests then, which leaves a quarter more of the memory to tensors; the pieces that
     * are cut off beside a tensor go back to it ({@link CLibrary#keepFreedMemory}).
     */
    public static final Map<String, String> TRAINING_ENVIRONMENT =
            Map.of("GLIBC_TUNABLES", "glibc.malloc.tcache_count=0");

    private static final Pattern RELEASE = Pattern.compile("TORCH_VERSION=([^,\\s]+)");

    private static boolean loaded;

    private Libtorch() {}

    /**
     * Loads the library unless it is there, and sets the number of threads of one operation.
     *
     * @throws MissingLibtorchException if there is none for this machine
     */
    public static synchronized void load(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; at least 1 is needed");
        }
        if (!loaded) {
            prepare();
        }
        try {
            torch.set_num_threads(threads);
        } catch (LinkageError e) {
            throw new MissingLibtorchException(
                    Optional.<Throwable>ofNullable(e.getCause()).orElse(e));
        }
        loaded = true;
    }

    /** The library's own words: its release, and for which instructions of the processor its kernels are, as 2.10.0, AVX512. */
    public static synchronized String version() {
        if (!loaded) {
            load(1);
        }
        return NativeMemory.scoped(() -> {
            Matcher release = RELEASE.matcher(torch.show_config().getString());
            return (release.find() ? release.group(1) : "unknown") + ", "
                    + torch.get_cpu_capability().getString();
        });
    }

    /**
     * Ends the process at once, while threads compute perhaps. An orderly exit takes the library down under them, and the
     * JVM reports a crash.
     */
    public static void exit(int status) {
        CLibrary.exit(status);
    }

    private static void prepare() {
        CLibrary.keepFreedMemory();
        System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
        System.setProperty("org.bytedeco.javacpp.maxbytes", "0");
        System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
        ENVIRONMENT.forEach((name, value) -> {
            if (System.getenv(name) == null) {
                CLibrary.setEnvironment(name, value);
            }
        });
    }
}
