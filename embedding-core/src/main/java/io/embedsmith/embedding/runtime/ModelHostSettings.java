package io.embedsmith.embedding.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an operator may tune of the model runtime.
 *
 * @param folders each a model directory, or a folder of them
 * @param threads runs at the same time, over all models, each of one thread; a text that comes alone uses several at once
 * @param tokensPerRun padded tokens of one run, {@code B * T}; larger runs leave the processor's cache
 * @param memoryLimitBytes weights that may be loaded at one time; the model unused longest goes first. A model that is used
 *     for many texts and for lone ones counts twice, and is loaded for lone ones only while there is room
 * @param idleTime a model unused this long is unloaded
 * @param stateDirectory where measured speeds are kept; empty keeps them in memory only
 */
public record ModelHostSettings(
        List<Path> folders,
        int threads,
        int tokensPerRun,
        long memoryLimitBytes,
        Duration idleTime,
        Optional<Path> stateDirectory) {

    private static final int DEFAULT_TOKENS_PER_RUN = 512;
    private static final long DEFAULT_MEMORY_LIMIT = 4L << 30;
    private static final Duration DEFAULT_IDLE_TIME = Duration.ofMinutes(30);

    public ModelHostSettings {
        folders = List.copyOf(folders);
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; at least 1 is needed");
        }
        if (tokensPerRun < 1) {
            throw new IllegalArgumentException("tokensPerRun is " + tokensPerRun + "; at least 1 is needed");
        }
        if (memoryLimitBytes < 1) {
            throw new IllegalArgumentException("memoryLimitBytes is " + memoryLimitBytes + "; at least 1 is needed");
        }
        if (!idleTime.isPositive()) {
            throw new IllegalArgumentException("idleTime is " + idleTime + "; a time above zero is needed");
        }
    }

    /** These threads; 4 GiB of weights, unloaded after half an hour, nothing stored. */
    public ModelHostSettings(List<Path> folders, int threads) {
        this(folders, threads, DEFAULT_TOKENS_PER_RUN, DEFAULT_MEMORY_LIMIT, DEFAULT_IDLE_TIME, Optional.empty());
    }

    /** One folder, as many threads as the machine has processors. */
    public static ModelHostSettings of(Path folder) {
        return of(List.of(folder));
    }

    /** Several folders, as many threads as the machine has processors. */
    public static ModelHostSettings of(List<Path> folders) {
        return new ModelHostSettings(folders, Runtime.getRuntime().availableProcessors());
    }

    /** The same for other folders. */
    public ModelHostSettings withFolders(List<Path> others) {
        return new ModelHostSettings(others, threads, tokensPerRun, memoryLimitBytes, idleTime, stateDirectory);
    }

    /** The same with another number of threads. */
    public ModelHostSettings withThreads(int count) {
        return new ModelHostSettings(folders, count, tokensPerRun, memoryLimitBytes, idleTime, stateDirectory);
    }

    /** The same with another token budget. */
    public ModelHostSettings withTokensPerRun(int tokens) {
        return new ModelHostSettings(folders, threads, tokens, memoryLimitBytes, idleTime, stateDirectory);
    }

    /** The same with another memory limit. */
    public ModelHostSettings withMemoryLimitBytes(long bytes) {
        return new ModelHostSettings(folders, threads, tokensPerRun, bytes, idleTime, stateDirectory);
    }

    /** The same with another time until unloading. */
    public ModelHostSettings withIdleTime(Duration time) {
        return new ModelHostSettings(folders, threads, tokensPerRun, memoryLimitBytes, time, stateDirectory);
    }

    /** The same with a folder to keep measured speeds in. */
    public ModelHostSettings withStateDirectory(Path directory) {
        return new ModelHostSettings(
                folders, threads, tokensPerRun, memoryLimitBytes, idleTime, Optional.of(directory));
    }
}
