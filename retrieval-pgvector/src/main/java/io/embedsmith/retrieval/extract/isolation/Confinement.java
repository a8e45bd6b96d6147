package io.embedsmith.retrieval.extract.isolation;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What the operating system offers to hold a child: a network namespace without any interface, limits on address space,
 * files and core dumps, no new privileges. Each is used where it works here, tried once by running nothing under it.
 */
final class Confinement {
    private static final Logger LOG = Logger.getLogger(Confinement.class);
    private static final String NOTHING = "true";

    /** None of it. */
    static final Confinement NONE = new Confinement(List.of());

    private final List<String> prefix;

    private Confinement(List<String> prefix) {
        this.prefix = prefix;
    }

    /** Everything that works here. */
    static Confinement strongest(long addressSpaceBytes) {
        List<String> prefix = new ArrayList<>(firstThatWorks(List.of(
                List.of("unshare", "--net", "--"),
                // Without privileges a network namespace needs a user namespace around it.
                List.of("unshare", "--user", "--map-root-user", "--net", "--"))));
        if (prefix.isEmpty()) {
            LOG.debug("no network namespace here: extraction processes are held by their own settings alone");
        }
        prefix.addAll(firstThatWorks(List.of(List.of("setpriv", "--no-new-privs"))));
        prefix.addAll(firstThatWorks(List.of(
                List.of("prlimit", "--core=0", "--nofile=512", "--fsize=" + (1L << 31), "--as=" + addressSpaceBytes))));
        // Each works alone; together they must, too.
        return prefix.isEmpty() || works(prefix) ? new Confinement(List.copyOf(prefix)) : NONE;
    }

    List<String> prefix() {
        return prefix;
    }

    private static List<String> firstThatWorks(List<List<String>> candidates) {
        for (List<String> candidate : candidates) {
            if (works(candidate)) {
                return candidate;
            }
        }
        return List.of();
    }

    private static boolean works(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add(NOTHING);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
