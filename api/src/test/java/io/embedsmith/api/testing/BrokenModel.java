package io.embedsmith.api.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A model that can be listed and not run: a bundled one that asks for an operation that no runtime has. */
public final class BrokenModel {
    private static final Path BUNDLED = Path.of("..", "embedding-core", "target", "models", Api.MODEL);

    private BrokenModel() {}

    /** Into a folder of its own. */
    public static void write(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(BUNDLED)) {
            // Without our own card, which holds the id and the hashes: it is named after its folder.
            for (Path file :
                    files.filter(each -> !each.endsWith("embedsmith.json")).toList()) {
                Path copy = folder.resolve(BUNDLED.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (file.toString().endsWith(".onnx")) {
                    Files.write(copy, withUnknownOperation(Files.readAllBytes(file)));
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Of the same length, so that the file stays well-formed. */
    private static byte[] withUnknownOperation(byte[] model) {
        return new String(model, StandardCharsets.ISO_8859_1)
                .replace("Gather", "Gothar")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
