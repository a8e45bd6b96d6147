package io.embedsmith.training.libtorch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** What the native library needs of the process before it is loaded. Does nothing where the C library has no such function. */
@SuppressWarnings("restricted") // calls into the C library are what this is
final class CLibrary {
    private static final int M_MXFAST = 1;
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_MAX = -4;
    private static final int M_ARENA_MAX = -8;

    private static final FunctionDescriptor SETENV =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final FunctionDescriptor MALLOPT =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

    private CLibrary() {}

    static void setEnvironment(String name, String value) {
        find("setenv").ifPresent(function -> {
            try (Arena arena = Arena.ofConfined()) {
                int failed = (int) Linker.nativeLinker()
                        .downcallHandle(function, SETENV)
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

    /**
     * Memory that was freed is used again and not given back to the system: a step allocates gigabytes, and the system fills
     * every page with zeros that it hands out anew, which was seen to take a third of a step. glibc's mallopt(3).
     *
     * <p>libtorch aligns its tensors, for which malloc cuts small pieces off both their ends. Those go back to their neighbour at
     * once here: put aside for small requests, as they are otherwise, they leave holes that no tensor of the same size fits into.
     */
    static void keepFreedMemory() {
        find("mallopt").ifPresent(function -> {
            set(function, M_ARENA_MAX, 1);
            set(function, M_MMAP_MAX, 0);
            set(function, M_TRIM_THRESHOLD, Integer.MAX_VALUE);
            set(function, M_MXFAST, 0);
        });
    }

    /** Ends the process now: {@code _exit(2)}, without what C++ does at an orderly exit. */
    static void exit(int status) {
        find("_exit").ifPresent(function -> {
            try {
                Linker.nativeLinker()
                        .downcallHandle(function, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                        .invokeExact(status);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("_exit cannot be called: " + e.getMessage(), e);
            }
        });
        Runtime.getRuntime().halt(status);
    }

    private static void set(MemorySegment mallopt, int parameter, int value) {
        try {
            int done =
                    (int) Linker.nativeLinker().downcallHandle(mallopt, MALLOPT).invokeExact(parameter, value);
            if (done == 0) {
                throw new IllegalStateException("mallopt refuses " + value + " for " + parameter + "; this is a bug");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("mallopt cannot be called: " + e.getMessage(), e);
        }
    }

    private static Optional<MemorySegment> find(String function) {
        return Linker.nativeLinker().defaultLookup().find(function);
    }
}
