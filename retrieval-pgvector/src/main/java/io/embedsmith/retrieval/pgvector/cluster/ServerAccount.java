package io.embedsmith.retrieval.pgvector.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;

/**
 * The account that Postgres runs as, since it refuses to run as root.
 *
 * <p>Root runs it in a user namespace of its own ({@code unshare -U}), where it does not see that it is root, while the
 * files stay root's. Where no namespace can be made (in most containers, in a chroot), root runs it as the user
 * {@code postgres}, which the server's package makes; that user keeps the one capability of root to pass folders that are
 * closed to others (CAP_DAC_OVERRIDE), because the data directory may lie below one. A data directory that exists is
 * always opened by the account that made it: no other can.
 *
 * @param prefix words in front of the command; empty for an ordinary user
 */
record ServerAccount(List<String> prefix) {
    private static final String PACKAGE_USER = "postgres";

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /** The account for a data directory that exists or is about to be made. */
    static ServerAccount of(Path pgdata) throws IOException {
        if (!isRoot()) {
            return new ServerAccount(List.of());
        }
        if (Files.exists(pgdata)) {
            int owner = (Integer) Files.getAttribute(pgdata, "unix:uid");
            int group = (Integer) Files.getAttribute(pgdata, "unix:gid");
            return owner == 0 ? namespace() : user(Integer.toString(owner), Integer.toString(group));
        }
        ServerAccount namespace = namespace();
        ServerCommand.Result trial = ServerCommand.run(namespace.command(List.of("true")));
        if (trial.succeeded()) {
            return namespace;
        }
        if (!exists(PACKAGE_USER)) {
            throw new ClusterException("Postgres refuses to run as root, a user namespace cannot be made here ("
                    + trial.output().strip() + ") and there is no user '" + PACKAGE_USER
                    + "'; run Embedsmith as an ordinary user, or give it a database in embedsmith.database.url");
        }
        return user(PACKAGE_USER, PACKAGE_USER);
    }

    static ServerAccount namespace() {
        return new ServerAccount(List.of("unshare", "-U"));
    }

    static ServerAccount user(String user, String group) {
        return new ServerAccount(List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + group,
                "--clear-groups",
                "--inh-caps=+dac_override",
                "--ambient-caps=+dac_override",
                "--"));
    }

    /** The command as this account runs it. */
    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notLinux) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean exists(String user) throws IOException {
        try {
            Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
            return true;
        } catch (UserPrincipalNotFoundException absent) {
            return false;
        }
    }
}
