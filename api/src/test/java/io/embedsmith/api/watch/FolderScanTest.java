package io.embedsmith.api.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @Test
    void filesAreNamedByTheirPathBelowTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("guide/deep"));
        Files.writeString(folder.resolve("readme.md"), "a");
        Files.writeString(folder.resolve("guide/deep/手册.txt"), "bb");

        assertThat(FolderScan.of(folder)).containsOnlyKeys("guide/deep/手册.txt", "readme.md");
        assertThat(FolderScan.of(folder).get("guide/deep/手册.txt").bytes()).isEqualTo(2);
    }

    @Test
    void hiddenFilesAndFoldersAreLeftOut() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/config"), "a");
        Files.writeString(folder.resolve(".env"), "secret");

        assertThat(FolderScan.of(folder)).isEmpty();
    }

    @Test
    void linksAreNotFollowedOutOfTheFolder() throws IOException {
        Files.writeString(elsewhere.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        Files.createSymbolicLink(folder.resolve("secret.txt"), elsewhere.resolve("secret.txt"));

        assertThat(FolderScan.of(folder)).isEmpty();
    }
}
