package io.embedsmith.api.rest;

import io.embedsmith.api.ingest.ContentHash;
import io.embedsmith.api.ingest.Reading;
import io.embedsmith.api.rest.dto.MetadataMapping;
import io.embedsmith.api.rest.dto.PutDocumentDto;
import io.embedsmith.api.rest.dto.Requests;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.extract.ExtractionRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A document sent as text, as the reader of files wants it. */
final class TextDocuments {
    private static final String PLAIN = "text/plain";

    private TextDocuments() {}

    static Reading reading(DocumentKey key, PutDocumentDto document) {
        String text = Requests.storable("text", document.text());
        Optional<String> title = Optional.ofNullable(document.title())
                .map(given -> Requests.storable("title", given))
                .filter(given -> !given.isBlank());
        boolean isWhole = Boolean.FALSE.equals(document.split());
        String mediaType = document.mediaType() == null ? PLAIN : document.mediaType();
        ExtractionRequest source = ExtractionRequest.of(name(key, mediaType), text.getBytes(StandardCharsets.UTF_8))
                .withMediaType(mediaType);
        return new Reading(
                key,
                source,
                ContentHash.of("text", mediaType, title.orElse(""), Boolean.toString(isWhole), text),
                mediaType.equals(PLAIN) ? title.or(() -> Optional.of(key.value())) : title,
                isWhole,
                MetadataMapping.checked(document.metadata()));
    }

    /** The key with the extension of the type, so that content that looks like another type is read as declared. */
    private static String name(DocumentKey key, String mediaType) {
        String extension =
                switch (mediaType) {
                    case "text/markdown" -> ".md";
                    case "text/html" -> ".html";
                    default -> ".txt";
                };
        return key.value().endsWith(extension) ? key.value() : key.value() + extension;
    }
}
