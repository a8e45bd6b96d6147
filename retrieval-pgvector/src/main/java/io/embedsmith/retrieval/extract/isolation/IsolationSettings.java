package io.embedsmith.retrieval.extract.isolation;

import io.embedsmith.retrieval.extract.ExtractionLimits;
import java.nio.file.Path;
import java.util.List;

/**
 * How child processes are run.
 *
 * @param limits for one document
 * @param workers child processes at most; each reads one document at a time
 * @param documentsPerWorker a child is replaced after so many, so that what a parser leaks does not pile up
 * @param temporaryFolder under which children get folders for their temporary files
 * @param classPath of the children; empty to derive it from where this class and the parsers were loaded from
 */
public record IsolationSettings(
        ExtractionLimits limits, int workers, int documentsPerWorker, Path temporaryFolder, List<Path> classPath) {

    /** One child, replaced after 500 documents, temporary files where the system keeps them. */
    public static final IsolationSettings DEFAULT = new IsolationSettings(
            ExtractionLimits.DEFAULT, 1, 500, Path.of(System.getProperty("java.io.tmpdir")), List.of());

    public IsolationSettings {
        if (workers < 1 || workers > 64) {
            throw new IllegalArgumentException("extraction workers is " + workers + "; 1 to 64 are allowed");
        }
        if (documentsPerWorker < 1) {
            throw new IllegalArgumentException(
                    "documentsPerWorker is " + documentsPerWorker + "; at least 1 is needed");
        }
        classPath = List.copyOf(classPath);
    }

    /** The same, other limits. */
    public IsolationSettings withLimits(ExtractionLimits other) {
        return new IsolationSettings(other, workers, documentsPerWorker, temporaryFolder, classPath);
    }

    /** The same, another number of children. */
    public IsolationSettings withWorkers(int other) {
        return new IsolationSettings(limits, other, documentsPerWorker, temporaryFolder, classPath);
    }

    /** The same, temporary files elsewhere. */
    public IsolationSettings withTemporaryFolder(Path other) {
        return new IsolationSettings(limits, workers, documentsPerWorker, other, classPath);
    }

    /** The same, another class path for the children. */
    public IsolationSettings withClassPath(List<Path> other) {
        return new IsolationSettings(limits, workers, documentsPerWorker, temporaryFolder, other);
    }
}
