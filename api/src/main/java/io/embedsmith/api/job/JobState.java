package io.embedsmith.api.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a job stands. Allowed moves: queued to running or cancelled; running to succeeded, failed, cancelled, or back to
 * queued when its worker stops; failed and cancelled back to queued when somebody resumes it.
 */
public sealed interface JobState {
    /** Waits for a worker. */
    record Queued() implements JobState {}

    /** A worker has it. */
    record Running(Instant startedAt) implements JobState {}

    /** All done; single items may have failed. */
    record Succeeded(Instant startedAt, Instant endedAt) implements JobState {}

    /** Stopped by a failure that concerns the whole job. */
    record Failed(Optional<Instant> startedAt, Instant endedAt) implements JobState {}

    /** Stopped because somebody asked for it. */
    record Cancelled(Optional<Instant> startedAt, Instant endedAt) implements JobState {}

    /** Whether nothing will happen any more unless somebody resumes it. */
    default boolean isFinal() {
        return switch (this) {
            case Queued _, Running _ -> false;
            case Succeeded _, Failed _, Cancelled _ -> true;
        };
    }

    /** Whether {@code resume} makes sense. */
    default boolean isResumable() {
        return switch (this) {
            case Queued _, Running _, Succeeded _ -> false;
            case Failed _, Cancelled _ -> true;
        };
    }

    /** The word on the wire and in the row. */
    default String word() {
        return switch (this) {
            case Queued _ -> "queued";
            case Running _ -> "running";
            case Succeeded _ -> "succeeded";
            case Failed _ -> "failed";
            case Cancelled _ -> "cancelled";
        };
    }

    /** First taken up, where it was. */
    default Optional<Instant> started() {
        return switch (this) {
            case Queued _ -> Optional.empty();
            case Running running -> Optional.of(running.startedAt());
            case Succeeded succeeded -> Optional.of(succeeded.startedAt());
            case Failed failed -> failed.startedAt();
            case Cancelled cancelled -> cancelled.startedAt();
        };
    }

    /** When it ended, where it did. */
    default Optional<Instant> ended() {
        return switch (this) {
            case Queued _, Running _ -> Optional.empty();
            case Succeeded succeeded -> Optional.of(succeeded.endedAt());
            case Failed failed -> Optional.of(failed.endedAt());
            case Cancelled cancelled -> Optional.of(cancelled.endedAt());
        };
    }
}
