package io.embedsmith.evaluation.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorCacheTest {
    private static final VectorSource SOURCE = new VectorSource("rev", "", 2, 512);

    @TempDir
    Path folder;

    private VectorCache cache;

    @BeforeEach
    void open() {
        cache = at(1_000, 1 << 20);
    }

    private VectorCache at(long second, long limit) {
        return new VectorCache(folder, limit, Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatWasPutIsThereForAnotherProcess() {
        cache.put(SOURCE, Map.of("a", new float[] {1, -2.5f}, "向量", new float[] {Float.MIN_VALUE, 3}));

        Map<String, float[]> found = at(2_000, 1 << 20).get(SOURCE, List.of("向量", "a", "b"));

        assertThat(found).containsOnlyKeys("a", "向量");
        assertThat(found.get("a")).containsExactly(1, -2.5f);
        assertThat(found.get("向量")).containsExactly(Float.MIN_VALUE, 3);
    }

    @Test
    void anotherRevisionInstructionDimensionOrLimitIsAnotherVector() {
        cache.put(SOURCE, Map.of("a", new float[] {1, 2}));

        for (VectorSource other : List.of(
                new VectorSource("rev2", "", 2, 512),
                new VectorSource("rev", "query: ", 2, 512),
                new VectorSource("rev", "", 1, 512),
                new VectorSource("rev", "", 2, 256))) {
            assertThat(cache.get(other, List.of("a"))).isEmpty();
        }
    }

    @Test
    void aDamagedFileIsRemovedAndItsVectorsMadeAnew() throws IOException {
        cache.put(SOURCE, Map.of("a", new float[] {1, 2}));
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 1;
            Files.write(file, flipped);
            assertThat(cache.get(SOURCE, List.of("a"))).as("byte %d", i).isEmpty();
            assertThat(file).doesNotExist();
        }
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));
            assertThat(cache.get(SOURCE, List.of("a"))).as("length %d", length).isEmpty();
        }
        cache.put(SOURCE, Map.of("a", new float[] {1, 2}));
        assertThat(cache.get(SOURCE, List.of("a"))).containsOnlyKeys("a");
    }

    @Test
    void overTheLimitTheFilesUnusedLongestGo() {
        long size = 8 + 8 + 16 + 8 + 8; // magic, dimension and count, hash, vector, checksum
        at(1_000, 2 * size).put(SOURCE, Map.of("a", new float[] {1, 2}));
        touch(files().getFirst(), 1_000);
        Path first = files().getFirst();
        at(2_000, 2 * size).put(SOURCE, Map.of("b", new float[] {3, 4}));
        files().stream().filter(file -> !file.equals(first)).forEach(file -> touch(file, 2_000));
        at(3_000, 2 * size).get(SOURCE, List.of("a")); // used again

        at(4_000, 2 * size).put(SOURCE, Map.of("c", new float[] {5, 6}));

        assertThat(at(5_000, 2 * size).get(SOURCE, List.of("a", "b", "c"))).containsOnlyKeys("a", "c");
    }

    private static void touch(Path file, long second) {
        try {
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(Instant.ofEpochSecond(second)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aLimitOfZeroKeepsNothing() {
        at(1_000, 0).put(SOURCE, Map.of("a", new float[] {1, 2}));

        assertThat(files()).isEmpty();
    }
}
