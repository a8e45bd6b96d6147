package io.embedsmith.api.watch;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders that the operator lets be watched. Paths are compared as they really are, symbolic links followed. */
@Singleton
class AllowedFolders {
    private final List<Path> roots;

    AllowedFolders(EmbedsmithConfig config) {
        this.roots = config.watch().roots().orElse(List.of());
    }

    /** The folder as it really is, or a refusal. */
    Path checked(Path folder) {
        if (roots.isEmpty()) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "no folder may be watched here; the operator allows some with embedsmith.watch.roots");
        }
        Path real = real(folder);
        for (Path root : roots) {
            if (real.startsWith(real(root))) {
                return real;
            }
        }
        throw new ApiException(
                ErrorCode.INVALID_REQUEST,
                "folder '" + folder + "' does not lie under one of the allowed ones: " + new ArrayList<>(roots));
    }

    private static Path real(Path folder) {
        try {
            Path real = folder.toRealPath();
            if (Files.isDirectory(real)) {
                return real;
            }
            throw new ApiException(ErrorCode.INVALID_REQUEST, "'" + folder + "' is not a folder");
        } catch (IOException e) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "folder '" + folder + "' cannot be opened by the server: no such folder, or" + " not permitted",
                    e);
        }
    }
}
