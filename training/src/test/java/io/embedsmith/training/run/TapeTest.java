package io.embedsmith.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.graph.Pass;
import io.embedsmith.training.graph.Recomputation;
import io.embedsmith.training.graph.TapeBytes;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.run.Tape.Kept;
import io.embedsmith.training.testing.TinyBert;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTest {
    private static final int PARTS = 8;
    private static final int TOKENS = 16;

    @TempDir
    private Path folder;

    private ModelDirectory model;

    @BeforeEach
    void write() {
        Libtorch.load(1);
        model = ModelDirectory.read(TinyBert.write(folder.resolve("tiny")));
    }

    @Test
    void allIsKeptWhereItFits() {
        assertThat(kept(TapeLimit.STANDARD)).containsOnly(Kept.WHOLE);
    }

    @Test
    void theFirstPartIsAlwaysKept() {
        assertThat(kept(bytes(1)).subList(0, 2)).containsExactly(Kept.WHOLE, Kept.NOTHING);
    }

    @Test
    void theFirstPartIsLeanOnceItsSizeIsKnown() {
        try (TrainableEncoder encoder = TrainableEncoder.open(model)) {
            assertThat(kept(encoder, bytes(1))).startsWith(Kept.WHOLE);
            List<Kept> kept = kept(encoder, bytes(1));
            assertThat(kept.removeFirst()).isEqualTo(Kept.LEAN);
            assertThat(kept).containsOnly(Kept.NOTHING);
        }
    }

    @Test
    void cheapResultsAreLeftOutUntilTheRestFits() {
        TapeBytes ofPart = bytesOfPart();
        List<Kept> kept = kept(bytes((long) (4.1 * ofPart.whole(TOKENS) + 4 * ofPart.lean(TOKENS))));
        assertThat(kept.subList(0, 5)).containsExactly(Kept.WHOLE, Kept.LEAN, Kept.LEAN, Kept.LEAN, Kept.LEAN);
        assertThat(kept.subList(5, PARTS)).containsOnly(Kept.WHOLE);
    }

    @Test
    void theLastPartsRunAgainWhereEvenThatIsTooMuch() {
        List<Kept> kept = kept(bytes((long) (0.5 * PARTS * bytesOfPart().whole(TOKENS))));
        assertThat(kept).contains(Kept.LEAN).endsWith(Kept.NOTHING);
        assertThat(kept.indexOf(Kept.NOTHING)).isGreaterThan(kept.lastIndexOf(Kept.LEAN));
    }

    @Test
    void soManySequencesAndNoMore() {
        List<Kept> kept = kept(TapeLimit.ofSequences(6));
        assertThat(kept.subList(0, 3)).containsOnly(Kept.WHOLE);
        assertThat(kept.subList(3, PARTS)).containsOnly(Kept.NOTHING);
    }

    private static TapeLimit bytes(long most) {
        return new TapeLimit(OptionalInt.empty(), most);
    }

    private TapeBytes bytesOfPart() {
        try (TrainableEncoder encoder = TrainableEncoder.open(model)) {
            NativeMemory.scoped(() -> encoder.forward(part(encoder), Pass.INFERENCE));
            return encoder.tapeBytes();
        }
    }

    private static List<TokenIds> part(TrainableEncoder encoder) {
        return Collections.nCopies(TOKENS / 8, encoder.tokenize("a green fruit".repeat(8), 8));
    }

    private List<Kept> kept(TapeLimit limit) {
        try (TrainableEncoder encoder = TrainableEncoder.open(model)) {
            return kept(encoder, limit);
        }
    }

    private static List<Kept> kept(TrainableEncoder encoder, TapeLimit limit) {
        Tape tape = new Tape(encoder, limit, Collections.nCopies(PARTS, part(encoder)));
        Recomputation recomputation = new Recomputation();
        List<Kept> kept = new ArrayList<>();
        NativeMemory.scoped(() -> {
            for (int i = 0; i < PARTS; i++) {
                Kept room = tape.roomFor(i);
                kept.add(room);
                if (room != Kept.NOTHING) {
                    tape.keep(i, room, () -> run(encoder, room, recomputation));
                }
            }
        });
        return kept;
    }

    private static Tensor run(TrainableEncoder encoder, Kept kept, Recomputation recomputation) {
        Optional<Recomputation> lean = kept == Kept.LEAN ? Optional.of(recomputation) : Optional.empty();
        return encoder.forward(part(encoder), new Pass(Dropout.NONE, lean));
    }
}
