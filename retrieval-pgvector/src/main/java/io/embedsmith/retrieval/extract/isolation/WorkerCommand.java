package io.embedsmith.retrieval.extract.isolation;

import io.embedsmith.retrieval.extract.ExtractionLimits;
import io.embedsmith.retrieval.extract.worker.ExtractionWorker;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a child. */
final class WorkerCommand {
    private static final long MIB = 1L << 20;
    /** Code, metadata, stacks and what the allocator reserves, in address space rather than memory. */
    private static final long OVERHEAD = 2_048 * MIB;

    private WorkerCommand() {}

    static long addressSpaceBytes(ExtractionLimits limits) {
        return limits.heapBytes() + OVERHEAD;
    }

    static List<String> of(Confinement confinement, ExtractionLimits limits, List<Path> classPath, Path temporary) {
        List<String> command = new ArrayList<>(confinement.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(memory(limits));
        command.addAll(noNetwork(temporary));
        command.addAll(List.of(
                // Most documents are small: start fast, compile little.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.timezone=UTC",
                "-Djava.io.tmpdir=" + temporary,
                // PDFBox would otherwise scan the machine's fonts into a cache under the user's home.
                "-Dpdfbox.fontcache=" + temporary,
                "-Duser.home=" + temporary));
        command.addAll(xml());
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(ExtractionWorker.class.getName());
        command.add(temporary.toString());
        return command;
    }

    private static List<String> memory(ExtractionLimits limits) {
        return List.of(
                "-Xmx" + limits.heapBytes() / MIB + "m",
                "-Xms32m",
                // Exit code 3: the parent tells it from a crash.
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxDirectMemorySize=64m");
    }

    /** No proxy, no name resolves, and all connections go to a port of this machine where no one listens. */
    private static List<String> noNetwork(Path temporary) {
        return List.of(
                "-Djava.net.useSystemProxies=false",
                "-Djdk.net.hosts.file=" + temporary.resolve("no-such-hosts"),
                "-DsocksProxyHost=127.0.0.1",
                "-DsocksProxyPort=9");
    }

    /** Limits of the JDK's XML parsers, tighter than its own; no external entity, schema or stylesheet is fetched. */
    private static List<String> xml() {
        return List.of(
                "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=",
                "-Djavax.xml.accessExternalStylesheet=",
                "-Djdk.xml.entityExpansionLimit=64",
                "-Djdk.xml.totalEntitySizeLimit=1000000");
    }
}
