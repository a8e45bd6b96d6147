package io.embedsmith.retrieval.extract.protocol;

import io.embedsmith.retrieval.extract.ArchiveLimits;
import io.embedsmith.retrieval.extract.ExtractionLimits;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One document to read, from parent to child.
 *
 * @param file absolute path
 * @param name what the user calls it
 * @param mediaType as declared
 */
public record WorkerRequest(Path file, String name, Optional<String> mediaType, ExtractionLimits limits) {
    private static final int MAX_STRING = 65_536;

    /** Writes the request. */
    public void writeTo(DataOutputStream out) throws IOException {
        Wire.writeString(out, file.toString());
        Wire.writeString(out, name);
        Wire.writeOptional(out, mediaType);
        out.writeLong(limits.inputBytes());
        out.writeInt(limits.characters());
        out.writeLong(limits.time().toMillis());
        out.writeLong(limits.heapBytes());
        out.writeInt(limits.archive().entries());
        out.writeLong(limits.archive().inflatedBytes());
        out.writeInt(limits.archive().ratio());
        out.writeInt(limits.archive().depth());
        out.writeInt(limits.depth());
        out.flush();
    }

    /** Reads a request; {@link java.io.EOFException} when the parent is gone. */
    public static WorkerRequest readFrom(DataInputStream in) throws IOException {
        Path file = Path.of(Wire.readString(in, MAX_STRING));
        String name = Wire.readString(in, MAX_STRING);
        Optional<String> mediaType = Wire.readOptional(in, MAX_STRING);
        long inputBytes = in.readLong();
        int characters = in.readInt();
        Duration time = Duration.ofMillis(in.readLong());
        long heapBytes = in.readLong();
        ArchiveLimits archive = new ArchiveLimits(in.readInt(), in.readLong(), in.readInt(), in.readInt());
        return new WorkerRequest(
                file,
                name,
                mediaType,
                new ExtractionLimits(inputBytes, characters, time, heapBytes, archive, in.readInt()));
    }
}
