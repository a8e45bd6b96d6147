package io.embedsmith.training.libtorch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch;

/**
 * Loads libtorch once for the process and says with how many threads it computes.
 *
 * <p>Implementation note: OpenMP threads spin at their barriers by default, and beside one other busy process a step was
 * seen to take twenty times as long; {@code OMP_WAIT_POLICY=passive} lets them sleep. The variable is read when the library
 * is loaded, so it is put into the environment of the process before. JavaCPP's collector and its limits on memory are off:
 * all that is allocated belongs to a {@code PointerScope}.
 */
public final class Libtorch {
    private static final String WAIT_POLICY = "OMP_WAIT_POLICY";
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

    private static void prepare() {
        System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
        System.setProperty("org.bytedeco.javacpp.maxbytes", "0");
        System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
        if (System.getenv(WAIT_POLICY) == null) {
            setEnvironment(WAIT_POLICY, "passive");
        }
    }

    /** POSIX setenv; where there is none, the library is not there either. */
    @SuppressWarnings("restricted") // a call into the C library is what this is
    private static void setEnvironment(String name, String value) {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup().find("setenv").ifPresent(address -> {
            try (Arena arena = Arena.ofConfined()) {
                int failed = (int) linker.downcallHandle(
                                address,
                                FunctionDescriptor.of(
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.ADDRESS,
                                        ValueLayout.ADDRESS,
                                        ValueLayout.JAVA_INT))
                        .invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
                if (failed != 0) {
                    throw new IllegalStateException(
                            "the environment has no room for " + name + "; set it before the program is started");
                }
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("setenv cannot be called: " + e.getMessage(), e);
            }
        });
    }
}
