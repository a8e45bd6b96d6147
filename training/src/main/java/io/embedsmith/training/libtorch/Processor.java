package io.embedsmith.training.libtorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a processor can do, as Linux tells it.
 *
 * @param flags of its first core
 */
public record Processor(Set<String> flags) {
    private static final Path OF_THIS_MACHINE = Path.of("/proc/cpuinfo");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final List<String> BFLOAT16 = List.of("avx512_bf16", "amx_bf16", "bf16");

    public Processor {
        flags = Set.copyOf(flags);
    }

    /** The one that this runs on; without flags where the system does not tell. */
    public static Processor current() {
        return of(OF_THIS_MACHINE);
    }

    static Processor of(Path file) {
        try {
            return new Processor(Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                    .findFirst()
                    .map(line -> BLANKS.splitAsStream(line).collect(Collectors.toUnmodifiableSet()))
                    .orElse(Set.of()));
        } catch (IOException e) {
            return new Processor(Set.of());
        }
    }

    /**
     * Complains unless it multiplies bfloat16 numbers itself.
     *
     * @throws IllegalArgumentException without such instructions: libtorch would do it in software, more slowly than fp32
     */
    public void requireBfloat16() {
        if (BFLOAT16.stream().noneMatch(flags::contains)) {
            throw new IllegalArgumentException("precision bf16 needs a processor with one of "
                    + String.join(", ", BFLOAT16) + ", which this one has not, so that it would be slower than fp32;"
                    + " take fp32, or another machine");
        }
    }
}
