package io.embedsmith.api.ingest;

import io.embedsmith.retrieval.document.DocumentKey;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file on its way in.
 *
 * @param key of its document; its extension tells what the file is
 * @param content where the bytes are, under any name
 * @param metadata as the caller gave it, for every document of the file
 */
public record SourceFile(DocumentKey key, Path content, Map<String, Object> metadata) {

    public SourceFile {
        metadata = Map.copyOf(metadata);
    }
}
