package io.embedsmith.embedding.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.model.MeasuredSpeed;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.testing.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedBookTest {
    private static final ModelCard BERT =
            ModelDirectory.read(TinyModels.directory(TinyModels.BERT)).card();
    private static final ModelCard MPNET =
            ModelDirectory.read(TinyModels.directory(TinyModels.MPNET)).card();
    private static final MeasuredSpeed SPEED =
            new MeasuredSpeed(6_715.5, 2.25, 2, Instant.parse("2026-11-26T21:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void aSpeedOutlivesTheProcess() {
        new SpeedBook(Optional.of(folder), "machine").put(BERT, SPEED);

        SpeedBook next = new SpeedBook(Optional.of(folder), "machine");

        assertThat(next.of(BERT)).contains(SPEED);
        assertThat(next.of(MPNET)).isEmpty();
    }

    @Test
    void anotherMachineHasItsOwn() {
        new SpeedBook(Optional.of(folder), "machine").put(BERT, SPEED);
        SpeedBook other = new SpeedBook(Optional.of(folder), "other");
        assertThat(other.of(BERT)).isEmpty();

        other.put(BERT, new MeasuredSpeed(1, 2, 1, SPEED.measuredAt()));

        assertThat(new SpeedBook(Optional.of(folder), "machine").of(BERT)).contains(SPEED);
    }

    @Test
    void anUnreadableBookIsBegunAnew() throws IOException {
        Files.writeString(folder.resolve("model-speed.json"), "{\"machine\": {");

        SpeedBook book = new SpeedBook(Optional.of(folder), "machine");

        assertThat(book.of(BERT)).isEmpty();
    }

    @Test
    void withoutAFolderItIsKeptInMemory() {
        SpeedBook book = new SpeedBook(Optional.empty(), "machine");
        book.put(BERT, SPEED);

        assertThat(book.of(BERT)).contains(SPEED);
    }
}
