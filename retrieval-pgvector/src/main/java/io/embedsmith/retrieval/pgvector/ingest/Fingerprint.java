package io.embedsmith.retrieval.pgvector.ingest;

import io.embedsmith.retrieval.collection.SplitSettings;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.pgvector.store.DocumentRows;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** All that a stored document follows from, as one hash: equal means that there is nothing to do. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(SourceDocument.Parsed source, String metadata, SplitSettings splitting) {
        boolean whole =
                !source.passages().isEmpty() && source.passages().getFirst().whole();
        String all = String.join(
                "\0",
                source.contentHash(),
                source.title(),
                source.mediaType(),
                metadata,
                splitting.toString(),
                Boolean.toString(whole),
                Integer.toString(source.passages().size()));
        return HexFormat.of().formatHex(DocumentRows.sha256().digest(all.getBytes(StandardCharsets.UTF_8)));
    }
}
