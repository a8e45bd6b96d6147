package io.embedsmith.training.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {
    @TempDir
    private Path folder;

    private Processor processor(String cpuinfo) throws IOException {
        return Processor.of(Files.writeString(folder.resolve("cpuinfo"), cpuinfo));
    }

    @Test
    void bfloat16IsToldByItsFlag() throws IOException {
        assertThatCode(() -> processor("processor\t: 0\nflags\t\t: fpu avx512f avx512_bf16 aes\n")
                        .requireBfloat16())
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        processor("processor\t: 0\nFeatures\t: fp asimd bf16\n").requireBfloat16())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> processor("flags\t\t: fpu avx2 avx512f\n").requireBfloat16())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("precision bf16 needs a processor with one of avx512_bf16, amx_bf16, bf16")
                .hasMessageContaining("take fp32");
    }

    @Test
    void aSystemThatDoesNotTellHasNoFlags() {
        assertThat(Processor.of(folder.resolve("none")).flags()).isEmpty();
    }
}
