package io.embedsmith.evaluation.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.testing.Golden;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Draw for draw as in NumPy and Python. */
class RandomStreamsTest {
    private static final Golden GOLDEN = Golden.read("random-streams");

    @Test
    void randomState() {
        Golden expected = GOLDEN.get("randomState");
        NumpyRandomState random = new NumpyRandomState(42);
        for (double number : expected.numbers("random_sample")) {
            assertThat(random.nextDouble()).isEqualTo(number);
        }
        int[] shuffled = IntStream.range(0, 1000).toArray();
        new NumpyRandomState(42).shuffle(shuffled);
        assertThat(shuffled).isEqualTo(expected.integers("shuffled1000"));
    }

    @Test
    void randomState_drawsOfEveryKindFollowEachOther() {
        Golden expected = GOLDEN.get("randomState");
        NumpyRandomState random = new NumpyRandomState(42);

        assertThat(random.integers(616, 20)).isEqualTo(expected.integers("randint616"));
        assertThat(random.permutation(50)).isEqualTo(expected.integers("permutation50"));
        assertThat(random.choice(expected.numbers("p"), 20)).isEqualTo(expected.integers("choice"));
        assertThat(Arrays.copyOf(random.permutation(300), 7)).isEqualTo(expected.integers("withoutReplacement"));
        assertThat(random.nextDouble()).isEqualTo(expected.number("after"));
    }

    @Test
    void randomState_runsOnBeyondItsFirstState() {
        int[] drawn = new NumpyRandomState(42).integers(16_384, 2000);

        assertThat(Arrays.copyOfRange(drawn, 1995, 2000))
                .isEqualTo(GOLDEN.get("randomState").integers("randint16384_last5of2000"));
    }

    @Test
    void defaultRng() {
        NumpyGenerator random = new NumpyGenerator(42);
        int[] first = IntStream.range(0, 1000).toArray();
        int[] second = IntStream.range(0, 7).toArray();
        random.shuffle(first);
        random.shuffle(second);

        assertThat(first).isEqualTo(GOLDEN.get("defaultRng").integers("shuffled1000"));
        assertThat(second).isEqualTo(GOLDEN.get("defaultRng").integers("thenShuffled7"));
    }

    @Test
    void python() {
        Golden expected = GOLDEN.get("python");
        PythonRandom random = new PythonRandom(42);
        for (double number : expected.numbers("random")) {
            assertThat(random.nextDouble()).isEqualTo(number);
        }
        assertThat(random.choices(616, 20)).isEqualTo(expected.integers("choices616"));
        assertThat(random.sample(10_000, 30)).isEqualTo(expected.integers("sample30of10000"));
        assertThat(random.sample(30, 25)).isEqualTo(expected.integers("sample25of30"));
        assertThat(random.sample(20, 4)).isEqualTo(expected.integers("sample4of20"));
        int[] shuffled = IntStream.range(0, 20).toArray();
        random.shuffle(shuffled);
        assertThat(shuffled).isEqualTo(expected.integers("shuffled20"));
        assertThat(random.nextDouble()).isEqualTo(expected.number("after"));
    }

    @Test
    void moreThanThereAreCannotBeSampled() {
        assertThatThrownBy(() -> new PythonRandom(42).sample(3, 4))
                .hasMessage("4 of 3 cannot be drawn without replacement");
    }
}
