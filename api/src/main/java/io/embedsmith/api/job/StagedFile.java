package io.embedsmith.api.job;

import java.nio.file.Path;

/**
 * A file that a job is to bring in.
 *
 * @param name becomes the document's key
 * @param content where it lies until the job is stored
 * @param bytes its size
 */
public record StagedFile(String name, Path content, long bytes) {}
