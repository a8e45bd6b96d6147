package io.embedsmith.embedding.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.testing.TinyModels;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.embedding.vector.DenseVector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When models are in memory, and what happens to work that is under way. */
class LoadingTest {
    private static final ModelId BERT = new ModelId(TinyModels.BERT);
    private static final ModelId MPNET = new ModelId(TinyModels.MPNET);
    private static final ModelHostSettings SETTINGS =
            ModelHostSettings.of(TinyModels.folder()).withThreads(2);

    /** Enough for one of the tiny models at a time. */
    private static final ModelHostSettings ROOM_FOR_ONE = SETTINGS.withMemoryLimitBytes(200_000);

    @TempDir
    private Path folder;

    @Test
    void nothingIsLoadedUntilItIsUsed() {
        try (LocalModelHost host = LocalModelHost.open(SETTINGS)) {
            EmbeddingModel model = host.model(BERT);
            assertThat(host.cards()).hasSize(8);
            assertThat(host.loaded()).isEmpty();

            embed(model);

            assertThat(host.loaded()).containsExactly(BERT);
        }
    }

    @Test
    void whatComesIntoAFolderLaterIsFoundOnRequest() throws IOException {
        copy(TinyModels.folder().resolve(TinyModels.BERT), folder.resolve(TinyModels.BERT));
        try (LocalModelHost host = LocalModelHost.open(SETTINGS.withFolders(List.of(folder)))) {
            EmbeddingModel first = host.model(BERT);
            copy(TinyModels.folder().resolve(TinyModels.MPNET), folder.resolve(".unfinished"));
            host.refresh();
            assertThat(host.cards()).hasSize(1);

            Files.move(folder.resolve(".unfinished"), folder.resolve(TinyModels.MPNET));
            host.refresh();

            assertThat(host.cards()).extracting(ModelCard::id).containsExactly(BERT, MPNET);
            assertThat(host.model(BERT)).isSameAs(first);
            embed(host.model(MPNET));
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        }
    }

    @Test
    void twoModelsWorkAtOnce() {
        try (LocalModelHost host = LocalModelHost.open(SETTINGS)) {
            embed(host.model(BERT));
            embed(host.model(MPNET));

            assertThat(host.loaded()).containsExactly(BERT, MPNET);
        }
    }

    @Test
    void anIdleModelIsUnloadedAndComesBack() {
        AtomicLong nanos = new AtomicLong();
        try (LocalModelHost host = LocalModelHost.open(SETTINGS.withIdleTime(Duration.ofMinutes(10)), nanos::get)) {
            DenseVector before = embed(host.model(BERT));
            nanos.addAndGet(Duration.ofMinutes(6).toNanos());
            embed(host.model(MPNET));
            nanos.addAndGet(Duration.ofMinutes(6).toNanos());

            host.unloadIdle();

            assertThat(host.loaded()).as("BERT was idle for 12 minutes").containsExactly(MPNET);
            assertThat(embed(host.model(BERT))).isEqualTo(before);
        }
    }

    @Test
    void theModelUnusedLongestMakesRoomForAnother() {
        AtomicLong nanos = new AtomicLong();
        try (LocalModelHost host = LocalModelHost.open(ROOM_FOR_ONE, nanos::incrementAndGet)) {
            embedMany(host.model(BERT));
            embedMany(host.model(MPNET));

            assertThat(host.loaded()).containsExactly(MPNET);
        }
    }

    @Test
    void aLoneTextDoesNotPushAnotherModelOut() {
        try (LocalModelHost host = LocalModelHost.open(SETTINGS.withMemoryLimitBytes(330_000))) {
            embedMany(host.model(BERT));
            embedMany(host.model(MPNET));

            embed(host.model(BERT)); // would be loaded a second time for it, if there were room

            assertThat(host.loaded()).containsExactly(BERT, MPNET);
        }
    }

    @Test
    void aModelOverTheLimitIsRefusedWithBothNumbers() {
        try (LocalModelHost host = LocalModelHost.open(SETTINGS.withMemoryLimitBytes(1_000))) {
            assertThatThrownBy(() -> embed(host.model(BERT)))
                    .isInstanceOf(ModelUnavailableException.class)
                    .hasMessageContaining("158583 bytes")
                    .hasMessageContaining("1000")
                    .hasMessageContaining("raise the limit");
        }
    }

    @Test
    void manyThreadsShareTwoModelsThatFitOnlyInTurns() throws Exception {
        try (LocalModelHost host = LocalModelHost.open(ROOM_FOR_ONE);
                ExecutorService callers = Executors.newFixedThreadPool(6)) {
            List<Callable<DenseVector>> calls = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                EmbeddingModel model = host.model(i % 3 == 0 ? MPNET : BERT);
                calls.add(
                        i % 2 == 0 ? () -> embed(model) : () -> embedMany(model).getFirst());
            }
            List<Future<DenseVector>> answers = callers.invokeAll(calls);

            for (int i = 0; i < 60; i++) {
                double cosine = answers.get(i)
                        .get()
                        .cosine(answers.get(i % 3 == 0 ? 0 : 1).get());
                assertThat(cosine).as("call %d", i).isGreaterThan(0.99999);
            }
        }
    }

    @Test
    void closingWaitsForWorkUnderWay() throws Exception {
        ModelDirectory directory = ModelDirectory.read(TinyModels.directory(TinyModels.BERT));
        TokenBatch text = new TokenBatch(List.of(0), List.of(new TokenIds(new long[] {2, 9, 3}, new long[3])));
        SessionCache sessions = new SessionCache(SETTINGS, EncoderSession::load, System::nanoTime);
        SessionCache.Lease lease = sessions.acquire(directory);

        Thread closing = Thread.ofPlatform().start(sessions::close);
        while (closing.getState() != Thread.State.WAITING) {
            assertThat(closing.isAlive()).isTrue();
            Thread.onSpinWait();
        }

        assertThat(lease.session().run(text, new RunBuffers(3))[0]).hasSize(32);
        assertThat(sessions.loaded()).containsExactly(BERT);
        lease.close();
        closing.join();
        assertThat(sessions.loaded()).isEmpty();
    }

    @Test
    void aClosedHostSaysSo() {
        LocalModelHost host = LocalModelHost.open(SETTINGS);
        EmbeddingModel model = host.model(BERT);
        embed(model);
        host.close();

        assertThatThrownBy(() -> embed(model))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aGraphThatWantsMoreThanATextIsRefused() throws Exception {
        Path graph = TinyModels.copy(TinyModels.BERT, folder).resolve("onnx/model.onnx");
        String bytes = Files.readString(graph, StandardCharsets.ISO_8859_1);
        Files.writeString(graph, bytes.replace("token_type_ids", "pixel_values_0"), StandardCharsets.ISO_8859_1);
        try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(folder))) {
            assertThatThrownBy(() -> embed(host.model(BERT)))
                    .isInstanceOf(ModelUnavailableException.class)
                    .hasMessageContaining("pixel_values_0")
                    .hasMessageContaining("text encoder");
        }
    }

    @Test
    void aFileThatChangesBeforeItIsLoadedIsRefused() throws Exception {
        Path graph = TinyModels.copy(TinyModels.BERT, folder).resolve("onnx/model.onnx");
        try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(folder))) {
            Files.write(graph, Arrays.copyOf(Files.readAllBytes(graph), 90_000));

            assertThatThrownBy(() -> embed(host.model(BERT))).isInstanceOf(ModelUnavailableException.class);
        }
    }

    @Test
    void aDirectoryThatCannotBeUsedLeavesTheOthersWorking() throws Exception {
        TinyModels.copy(TinyModels.BERT, folder);
        TinyModels.write(TinyModels.copy(TinyModels.MPNET, folder), "1_Pooling/config.json", "{}");
        try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(folder))) {
            assertThat(embed(host.model(BERT)).dimension()).isEqualTo(32);
            assertThatThrownBy(() -> host.model(MPNET))
                    .isInstanceOf(ModelUnavailableException.class)
                    .hasMessageContaining("pooling");
        }
    }

    @Test
    void measuringFillsTheCard() {
        try (LocalModelHost host = LocalModelHost.open(SETTINGS.withStateDirectory(folder))) {
            var speed = host.measure(BERT).speed().orElseThrow();

            assertThat(speed.tokensPerSecond()).isPositive();
            assertThat(speed.queryMillis()).isPositive();
            assertThat(speed.threads()).isEqualTo(2);
            assertThat(host.model(BERT).card().speed()).contains(speed);
        }
        try (LocalModelHost next = LocalModelHost.open(SETTINGS.withStateDirectory(folder))) {
            assertThat(next.model(BERT).card().speed()).isPresent();
        }
    }

    private static DenseVector embed(EmbeddingModel model) {
        return model.embed(EmbeddingRequest.of(TextRole.PASSAGE, List.of("names and codes")))
                .getFirst();
    }

    private static List<DenseVector> embedMany(EmbeddingModel model) {
        return model.embed(EmbeddingRequest.of(TextRole.PASSAGE, List.of("names and codes", "a")));
    }
}
