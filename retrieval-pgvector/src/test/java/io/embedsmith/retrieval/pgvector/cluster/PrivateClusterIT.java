package io.embedsmith.retrieval.pgvector.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateClusterIT {
    @TempDir
    Path directory;

    private ClusterSettings settings(OptionalInt port) {
        return new ClusterSettings(directory.resolve("data"), port, ClusterSettings.Durability.NONE);
    }

    @Test
    void dataSurvivesStopAndStart() throws SQLException {
        try (PrivateCluster cluster = PrivateCluster.start(settings(OptionalInt.empty()))) {
            assertThat(cluster.isOwner()).isTrue();
            execute(cluster.owner(), "CREATE SCHEMA keep; CREATE TABLE keep.note AS SELECT 'still here' AS word");
        }
        try (PrivateCluster cluster = PrivateCluster.start(settings(OptionalInt.empty()))) {
            assertThat(query(cluster.owner(), "SELECT word FROM keep.note")).isEqualTo("still here");
        }
    }

    @Test
    void applicationRoleIsWeakAndVectorIsThere() throws SQLException {
        try (PrivateCluster cluster = PrivateCluster.start(settings(OptionalInt.empty()))) {
            assertThat(query(
                            cluster.application(),
                            "SELECT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)::text FROM pg_roles"
                                    + " WHERE rolname = current_user"))
                    .isEqualTo("false");
            assertThat(query(cluster.application(), "SELECT ('[1,2]'::vector <#> '[3,4]'::vector)::text"))
                    .isEqualTo("-11");
            assertThatThrownBy(() -> execute(cluster.application(), "CREATE TABLE public.mine (a int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void passwordsAreReadableByTheirOwnerOnly() throws IOException {
        try (PrivateCluster cluster = PrivateCluster.start(settings(OptionalInt.empty()))) {
            Path file = directory.resolve("data/credentials.properties");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(cluster.application().toString())
                    .doesNotContain(cluster.application().password());
        }
    }

    @Test
    void secondUserOfTheDirectoryAttachesAndLeavesTheServerRunning() throws SQLException {
        try (PrivateCluster first = PrivateCluster.start(settings(OptionalInt.empty()))) {
            try (PrivateCluster second = PrivateCluster.start(settings(OptionalInt.empty()))) {
                assertThat(second.isOwner()).isFalse();
                assertThat(second.port()).isEqualTo(first.port());
            }
            assertThat(query(first.application(), "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void serverLeftByAKilledProcessIsAdoptedAndStopped() throws Exception {
        Process owner = childOwner();
        long port = Long.parseLong(readLine(owner));
        owner.destroyForcibly().waitFor();

        try (PrivateCluster cluster = PrivateCluster.start(settings(OptionalInt.empty()))) {
            assertThat(cluster.isOwner()).isTrue();
            assertThat(cluster.port()).isEqualTo((int) port);
            assertThat(query(cluster.owner(), "SELECT 'adopted'")).isEqualTo("adopted");
        }
        assertThat(directory.resolve("data/pgdata/postmaster.pid")).doesNotExist();
    }

    @Test
    void livingOwnerInAnotherProcessIsAttachedTo() throws Exception {
        Process owner = childOwner();
        try {
            long port = Long.parseLong(readLine(owner));
            try (PrivateCluster cluster = PrivateCluster.start(settings(OptionalInt.empty()))) {
                assertThat(cluster.isOwner()).isFalse();
                assertThat(cluster.port()).isEqualTo((int) port);
            }
        } finally {
            owner.destroyForcibly().waitFor();
            PrivateCluster.start(settings(OptionalInt.empty())).close();
        }
    }

    @Test
    void killedServerStartsAgain() throws Exception {
        try (PrivateCluster cluster = PrivateCluster.start(settings(OptionalInt.empty()))) {
            execute(cluster.owner(), "CREATE SCHEMA keep; CREATE TABLE keep.note AS SELECT 'still here' AS word");
        }
        PrivateCluster killed = PrivateCluster.start(settings(OptionalInt.empty()));
        ProcessHandle postmaster = ProcessHandle.of(PostmasterFile.read(directory.resolve("data/pgdata"))
                        .orElseThrow()
                        .pid())
                .orElseThrow();
        List<ProcessHandle> children = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        postmaster.onExit().get(30, TimeUnit.SECONDS);
        for (ProcessHandle child : children) {
            child.onExit().get(30, TimeUnit.SECONDS);
        }
        killed.close();
        try (PrivateCluster cluster = PrivateCluster.start(settings(OptionalInt.empty()))) {
            assertThat(query(cluster.owner(), "SELECT word FROM keep.note")).isEqualTo("still here");
        }
    }

    @Test
    void pidFileThatNamesAStrangerDoesNotHinderTheStart() throws Exception {
        PrivateCluster.start(settings(OptionalInt.empty())).close();
        Files.writeString(
                directory.resolve("data/pgdata/postmaster.pid"),
                ProcessHandle.current().pid() + "\n/somewhere\n0\n5432\n\n127.0.0.1\n0 0\nready\n",
                StandardCharsets.UTF_8);
        try (PrivateCluster cluster = PrivateCluster.start(settings(OptionalInt.empty()))) {
            assertThat(cluster.isOwner()).isTrue();
        }
    }

    @Test
    void takenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PrivateCluster.start(settings(OptionalInt.of(taken.getLocalPort()))))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("embedsmith.database.port");
        }
    }

    private Process childOwner() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClusterOwnerProcess.class.getName(),
                        directory.resolve("data").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String readLine(Process process) throws IOException {
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(line).as("first line of the child process").isNotNull();
        return line;
    }

    private static void execute(DatabaseAccess access, String sql) throws SQLException {
        try (Connection connection = access.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(DatabaseAccess access, String sql) throws SQLException {
        try (Connection connection = access.unpooled().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
