package io.embedsmith.retrieval.pgvector.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAccountIT {
    @TempDir
    Path directory;

    @Test
    void aDataDirectoryIsOpenedByTheAccountThatMadeIt() throws IOException {
        Path pgdata = Files.createDirectory(directory.resolve("pgdata"));
        boolean root = Files.getAttribute(pgdata, "unix:uid").equals(0);
        assertThat(ServerAccount.of(pgdata).prefix())
                .isEqualTo(root ? ServerAccount.namespace().prefix() : List.of());
        if (root) {
            Files.setAttribute(pgdata, "unix:uid", 4242);
            Files.setAttribute(pgdata, "unix:gid", 4343);
            assertThat(ServerAccount.of(pgdata)).isEqualTo(ServerAccount.user("4242", "4343"));
        }
    }

    /** What a container or a chroot needs, where root can make no user namespace. */
    @Test
    void theServersOwnUserCanRunItBelowAFolderThatIsClosedToOthers() throws IOException {
        Path closed = Files.createDirectory(
                directory.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path pgdata = closed.resolve("pgdata");
        ServerBinaries binaries = ServerBinaries.find(OptionalInt.empty());
        boolean root = Files.getAttribute(closed, "unix:uid").equals(0);
        ServerAccount account = root ? ServerAccount.user("postgres", "postgres") : ServerAccount.of(pgdata);
        ServerCommand.Result made = ServerCommand.run(account.command(
                List.of(binaries.program("initdb").toString(), "--pgdata=" + pgdata, "--no-sync", "--auth=reject")));
        assertThat(made.succeeded()).as(made.output()).isTrue();
        assertThat(ServerAccount.of(pgdata).prefix()).hasSameSizeAs(account.prefix());
        ServerCommand.Result opened = ServerCommand.run(ServerAccount.of(pgdata)
                .command(List.of(
                        binaries.program("postgres").toString(), "-D", pgdata.toString(), "-C", "data_directory")));
        assertThat(opened.output()).contains(pgdata.toString());
    }
}
