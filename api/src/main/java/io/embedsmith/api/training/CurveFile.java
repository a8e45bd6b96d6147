package io.embedsmith.api.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file that a run writes its steps into, as it grows. A run that goes on from a checkpoint puts another file in its place,
 * without what came after the checkpoint, which is then told from its start.
 */
final class CurveFile {
    private final Path file;
    private @Nullable Object key;
    private long end;

    CurveFile(Path file) {
        this.file = file;
    }

    /** What was written since the last look; {@code isAnew} where it replaces all that was told before. */
    record News(boolean isAnew, List<String> lines) {}

    /** Whole lines only. */
    Optional<News> look() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Object now = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            boolean isAnew = !now.equals(key);
            if (isAnew) {
                end = 0;
            }
            String text = text(channel);
            key = now;
            end += text.getBytes(StandardCharsets.UTF_8).length;
            return isAnew || !text.isEmpty()
                    ? Optional.of(new News(isAnew, text.lines().toList()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Math.max(0, channel.size() - end)));
        while (bytes.hasRemaining() && channel.read(bytes, end + bytes.position()) >= 0) {
            // until all that was there is read
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }
}
