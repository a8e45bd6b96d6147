package io.embedsmith.retrieval.extract;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A document to read.
 *
 * @param name file name; its extension helps to tell formats apart, and it is the title where the document has none
 * @param content where the bytes are
 * @param mediaType as declared by whoever sent it; helps where content and name leave a doubt, and is not trusted
 */
public record ExtractionRequest(String name, Content content, Optional<String> mediaType) {

    /** Where the bytes are. */
    public sealed interface Content {
        /** In memory. The array is not copied and must not change while the call runs. */
        @SuppressWarnings("ArrayRecordComponent") // compared by no one; a copy would double the memory of an upload
        record InMemory(byte[] bytes) implements Content {}

        /** In a file that stays as it is while the call runs. */
        record InFile(Path path) implements Content {}
    }

    /** A file under its own name. */
    public static ExtractionRequest of(Path file) {
        Path name = file.getFileName();
        return new ExtractionRequest(
                name == null ? file.toString() : name.toString(), new Content.InFile(file), Optional.empty());
    }

    /** Bytes under a name. */
    public static ExtractionRequest of(String name, byte[] bytes) {
        return new ExtractionRequest(name, new Content.InMemory(bytes), Optional.empty());
    }

    /** The same content, declared to be of a media type. */
    public ExtractionRequest withMediaType(String declared) {
        return new ExtractionRequest(name, content, Optional.of(declared));
    }
}
