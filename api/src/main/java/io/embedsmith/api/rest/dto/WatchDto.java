package io.embedsmith.api.rest.dto;

import io.embedsmith.api.watch.Watch;
import io.embedsmith.api.watch.Watches;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A watched folder. */
public record WatchDto(UUID id, String collection, String path, Duration interval, boolean deleteMissing) {
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

    /** Body of the list. */
    public record All(List<WatchDto> watches) {}

    /** A folder to watch. */
    public record Request(
            @NotNull @Size(min = 1, max = 4_096) String path,
            @Nullable Duration interval,
            @Nullable Boolean deleteMissing) {
        /** What it asks for. */
        public Watches.Wish toWish() {
            return new Watches.Wish(
                    Requests.checked(this::toPath),
                    interval == null ? DEFAULT_INTERVAL : interval,
                    Boolean.TRUE.equals(deleteMissing));
        }

        private Path toPath() {
            try {
                return Path.of(Requests.storable("path", path));
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("path '" + path + "' is not one: " + e.getReason(), e);
            }
        }
    }

    /** As the contract shows it. */
    public static WatchDto of(Watch watch) {
        return new WatchDto(
                watch.id(), watch.collection(), watch.path().toString(), watch.interval(), watch.deleteMissing());
    }
}
